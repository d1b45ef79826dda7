package fr.voix.petition.confirming;

import fr.voix.base.page.Frame;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Draws the pages of signatories. They are for one person: nothing keeps them, and no other site hears their addresses. */
@Singleton
public class SignatureFrame {

    /** Through which all that is asked of signatures comes. */
    public static final String ENTRANCE = "signatures";

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private final SiteService site;

    SignatureFrame(SiteService site) {
        this.site = site;
    }

    /**
     * The frame of a page about a petition.
     *
     * @param petition null when it is not known of which
     * @param path the French address
     */
    public Frame frame(Language language, String path, @Nullable Petition petition, String heading) {
        Messages m = Messages.of(language);
        List<Link> trail = petition != null && petition.isShown()
                ? List.of(new Link(petition.text().titre(), language.href(petition.path())))
                : List.of();
        return site.frame(language, path, heading, m.t("signature.page.description"), "petitions", trail)
                .unindexed();
    }

    public MutableHttpResponse<byte[]> page(HttpStatus status, String template, Object page) {
        return bare(
                HttpResponse.<byte[]>status(status).contentType(HTML).body(site.render("petition/" + template, page)));
    }

    public HttpResponse<byte[]> moved(String to) {
        return bare(HttpResponse.<byte[]>seeOther(URI.create(to)));
    }

    /**
     * Other sites hear nothing of these addresses by the policy that every answer has. A stricter one, {@code no-referrer}, would
     * make browsers hide where the forms of these pages come from, and they would be refused as another site's.
     */
    <T> MutableHttpResponse<T> bare(MutableHttpResponse<T> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Robots-Tag", "noindex");
    }

    /** What the petition is called; its number when it is hidden, which holds for signatories too. */
    public static String title(Petition petition, Language language) {
        return petition.isHidden()
                ? Messages.of(language).t("signature.hidden", petition.uid())
                : petition.text().titre();
    }

    /** Where the petition's page is; null when the public does not see it. */
    @Nullable
    public static String back(Petition petition, Language language) {
        return petition.isShown() ? language.href(petition.path()) : null;
    }
}
