package fr.voix.site.embed;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.base.text.Subject;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import fr.voix.site.embed.EmbedAddress.Refused;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads which of our pages an address is. It is taken apart and compared with our own origin, and never asked for anything:
 * nothing in this package could.
 */
@Singleton
record EmbedAddressReader(PublicUrl publicUrl) {

    private static final int LONGEST = 2_000;

    /** What an address may hold; everything else is to be encoded, and a browser that helps out is not asked here. */
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7E&&[^\\\\\"<>^`{|}]]+");

    /** Pages that have an embed, and what stands beside them for the same reader. */
    private static final Pattern PAGE = Pattern.compile(
            "(?:/dyn)?/[1-9][0-9]?/amendements/[A-Za-z0-9]{1,20}/[A-Za-z0-9_-]{1,30}/[A-Za-z0-9-]{1,30}"
                    + "|(?:/embed)?/(?:scrutins/[A-Z0-9]{1,60}(?:/recompte)?|petitions/[1-9][0-9]{0,17}(?:-[a-z0-9-]{1,80})?)");

    private static final Pattern BACK_OFFICE = Pattern.compile("/moderation(?:/.*)?");

    EmbedAddress read(String address) {
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            return Refused.MALFORMED;
        }
        try {
            var uri = new URI(address);
            return uri.isAbsolute() ? read(uri) : Refused.MALFORMED;
        } catch (URISyntaxException e) {
            return Refused.MALFORMED;
        }
    }

    private EmbedAddress read(URI uri) {
        if (!isOurs(uri)) {
            return Refused.UNKNOWN;
        }
        var language = Language.ofPath(uri.getRawPath());
        var path = uri.getRawPath().substring(language.href("").length());
        if (BACK_OFFICE.matcher(path).matches()) {
            return Refused.PRIVATE;
        }
        return subject(path, uri.getRawQuery())
                .<EmbedAddress>map(subject -> new Embeddable(subject, language))
                .orElse(Refused.UNKNOWN);
    }

    /** Scheme, host and port, and nothing before or beside them. */
    private boolean isOurs(URI uri) {
        var ours = URI.create(publicUrl.origin());
        return ours.getScheme().equalsIgnoreCase(uri.getScheme())
                && ours.getHost().equalsIgnoreCase(uri.getHost())
                && port(ours) == port(uri)
                && uri.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Empty for a page that has no embed. */
    private static Optional<Subject> subject(String path, @Nullable String query) {
        if (path.length() > 1 && path.endsWith("/")) {
            return subject(path.substring(0, path.length() - 1), query);
        }
        return PAGE.matcher(path).matches()
                ? Subject.ofAddress(query == null ? path : path + "?" + query)
                : Optional.empty();
    }
}
