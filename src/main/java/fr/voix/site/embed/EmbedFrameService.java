package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.site.card.RegisterMarkService;
import jakarta.inject.Singleton;
import java.util.Map;

/** Frames embeds and turns them into answers that pages of others may show. */
@Singleton
record EmbedFrameService(PageFraming site, WidgetFileReader reader, RegisterMarkService register) {

    /**
     * Any page may frame it; it loads its own style and script, sends no form. The rest lets pages frame it that are isolated
     * from other origins ({@code Cross-Origin-Embedder-Policy}).
     */
    static final Map<String, String> HEADERS = Map.of(
            ContentSecurityPolicy.HEADER,
            ContentSecurityPolicy.strict()
                    .with("img-src", "'none'")
                    .with("font-src", "'none'")
                    .with("worker-src", "'none'")
                    .with("form-action", "'none'")
                    .with("frame-ancestors", "*")
                    .header(),
            "Cross-Origin-Opener-Policy",
            "unsafe-none",
            "Cross-Origin-Embedder-Policy",
            "require-corp",
            "Cross-Origin-Resource-Policy",
            "cross-origin");

    String origin() {
        return site.origin();
    }

    EmbedFrame frame(Language language, String title, boolean isLive) {
        var m = Messages.of(language);
        return new EmbedFrame(
                m,
                language,
                new EmbedFiles(
                        WidgetAddresses.versioned(WidgetAddresses.FRAME_STYLE, reader.frameStyle()),
                        WidgetAddresses.versioned(WidgetAddresses.FRAME_SCRIPT, reader.frameScript()),
                        WidgetAddresses.versioned(WidgetAddresses.CLIENT, reader.client())),
                title,
                site.origin() + language.href("/"),
                isLive,
                register.text(m));
    }

    /** @param template its name below the folder of embeds */
    byte[] render(String template, Object page) {
        return site.render("site/embed/" + template, page);
    }

    Answer answer(String template, Object page) {
        var answer = Answer.html(render(template, page));
        for (var header : HEADERS.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
