package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.page.SiteService;
import jakarta.inject.Singleton;

/** Frames embeds and turns them into answers that pages of others may show. */
@Singleton
class EmbedFrameService {

    private final SiteService site;
    private final EmbedFiles files;

    EmbedFrameService(SiteService site, WidgetFileReader reader) {
        this.site = site;
        this.files = new EmbedFiles(
                WidgetAddresses.FRAME_STYLE + "?v=" + reader.frameStyle().version(),
                WidgetAddresses.FRAME_SCRIPT + "?v=" + reader.frameScript().version());
    }

    String origin() {
        return site.origin();
    }

    EmbedFrame frame(EmbedLook look, String title, boolean isLive) {
        return EmbedFrame.of(look, files, title, site.origin(), isLive);
    }

    /** @param template its name below the folder of embeds */
    byte[] render(String template, Object page) {
        return site.render("site/embed/" + template, page);
    }

    Answer answer(String template, Object page) {
        var answer = Answer.html(render(template, page));
        for (var header : FrameHeaders.ALL.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
