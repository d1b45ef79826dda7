package fr.voix.base.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.SampleMark;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;

/**
 * Puts a banner on every page of a sample installation, saying that all content is made up. Added to the rendered bytes, so that
 * no template can forget it.
 */
@Singleton
public record SampleBanner(SampleMark mark) {

    private static final String BODY = "<body>\n";
    private static final String BANNER = "<aside class=\"made-up\"";

    /** Adds the banner in the page's language, unless nothing is made up, it is there already, or this is part of a page. */
    public byte[] on(byte[] page) {
        // read as one character a byte, since only positions are needed
        var text = mark.isMadeUp() ? new String(page, ISO_8859_1) : "";
        int body = text.indexOf(BODY);
        if (body < 0 || text.startsWith(BANNER, body + BODY.length())) {
            return page;
        }
        int at = body + BODY.length();
        var whole = new ByteArrayOutputStream();
        whole.write(page, 0, at);
        whole.writeBytes(banner(text.contains("<html lang=\"en\"") ? Language.EN : Language.FR)
                .getBytes(UTF_8));
        whole.write(page, at, page.length - at);
        return whole.toByteArray();
    }

    private static String banner(Language language) {
        var m = Messages.of(language);
        return BANNER + " aria-label=\"" + m.t("sample.label") + "\"><p>" + m.t("sample.text") + "</p></aside>\n";
    }
}
