package fr.voix.notice.follow;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;

/** Draws the pages of followers. Those behind links of mails are for one person. */
@Singleton
record FollowFrame(PageFraming site) {

    /**
     * The frame of a page that no search engine keeps.
     *
     * @param named null when it is not known what the page is about
     */
    Frame frame(Messages m, String path, @Nullable NamedSubject named, String heading) {
        List<Link> trail = named == null ? List.of() : List.of(new Link(named.name(), m.link(named.address())));
        String section = named != null && named.subject().kind() == SubjectKind.THEME ? "themes" : null;
        return site.frame(m.language(), path, heading, m.t("follow.description"), section, trail)
                .unindexed();
    }

    byte[] render(String template, Object page) {
        return site.render("notice/follow/" + template, page);
    }

    HttpResponse<byte[]> page(String template, Object page) {
        return PersonalAnswers.page(render(template, page));
    }

    HttpResponse<byte[]> note(Messages m, String path, HttpStatus status, String key) {
        String heading = m.t(key + ".title");
        return PersonalAnswers.page(
                status,
                render(
                        "note",
                        new FollowNotePage(
                                frame(m, path, null, heading), heading, null, m.t(key + ".text"), null, null, null)));
    }
}
