package fr.voix.petition.signing;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.page.Frame;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/** Draws the pages of signatories, each for one person. */
@Singleton
record SignatureFrame(PageFraming site) {

    /** Through which all that is asked of signatures comes. */
    static final String ENTRANCE = "signatures";

    /**
     * The frame of a page about a petition.
     *
     * @param petition null when it is not known of which
     * @param path the French address
     */
    Frame frame(Messages m, String path, @Nullable Petition petition, String heading) {
        List<Link> trail = petition != null && petition.isShown()
                ? List.of(new Link(petition.text().titre(), m.link(petition.path())))
                : List.of();
        return site.frame(m.language(), path, heading, m.t("signature.page.description"), "petitions", trail)
                .unindexed();
    }

    MutableHttpResponse<byte[]> page(HttpStatus status, String template, Object page) {
        return PersonalAnswers.page(status, render(template, page));
    }

    byte[] render(String template, Object page) {
        return site.render("petition/signing/" + template, page);
    }

    /** What the petition is called; its number when it is hidden, which holds for signatories too. */
    static String title(Petition petition, Messages m) {
        return petition.isHidden()
                ? m.t("signature.hidden", petition.uid())
                : petition.text().titre();
    }

    /** Where the petition's page is; null when the public does not see it. */
    @Nullable
    static String back(Petition petition, Messages m) {
        return petition.isShown() ? m.link(petition.path()) : null;
    }
}
