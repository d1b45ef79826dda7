package fr.voix.site.embed;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import fr.voix.site.embed.EmbedAddress.Kind;
import fr.voix.site.embed.EmbedAddress.Malformed;
import fr.voix.site.embed.EmbedAddress.Private;
import fr.voix.site.embed.EmbedAddress.Unknown;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
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

    private static final Pattern AMENDEMENT = Pattern.compile(
            "(?:/dyn)?/[1-9][0-9]?/amendements/([A-Za-z0-9]{1,20}/[A-Za-z0-9_-]{1,30}/[A-Za-z0-9-]{1,30})");
    private static final Pattern SCRUTIN = Pattern.compile("(?:/embed)?/scrutins/([A-Za-z0-9]{1,60})(?:/recompte)?");
    private static final Pattern PETITION =
            Pattern.compile("(?:/embed)?/petitions/([1-9][0-9]{0,17})(?:-[a-z0-9-]{1,80})?");
    private static final Pattern THEME = Pattern.compile("(?:/embed)?/themes/([a-z0-9-]{1,100})");
    private static final Pattern TEXTE = Pattern.compile("/embed/textes/([A-Za-z0-9]{1,60})");
    private static final Pattern LIST = Pattern.compile("/amendements");
    private static final Pattern TEXTE_OF_LIST = Pattern.compile("(?:^|&)texte=([A-Za-z0-9]{1,60})(?:&|$)");
    private static final Pattern BACK_OFFICE = Pattern.compile("/moderation(?:/.*)?");

    EmbedAddress read(String address) {
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            return new Malformed();
        }
        try {
            var uri = new URI(address);
            return uri.isAbsolute() ? read(uri) : new Malformed();
        } catch (URISyntaxException e) {
            return new Malformed();
        }
    }

    private EmbedAddress read(URI uri) {
        if (!isOurs(uri)) {
            return new Unknown();
        }
        var language = Language.ofPath(uri.getRawPath());
        var path = uri.getRawPath().substring(language.href("").length());
        if (BACK_OFFICE.matcher(path).matches()) {
            return new Private();
        }
        var page = page(path, uri.getRawQuery(), language);
        return page == null ? new Unknown() : page;
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

    /** Null for a page that has no embed. */
    @Nullable
    private static EmbedAddress page(String path, @Nullable String query, Language language) {
        if (path.length() > 1 && path.endsWith("/")) {
            return page(path.substring(0, path.length() - 1), query, language);
        }
        if (LIST.matcher(path).matches()) {
            return embeddable(Kind.TEXTE, TEXTE_OF_LIST.matcher(query == null ? "" : query), language);
        }
        for (var kind : Kind.values()) {
            var found = pattern(kind).matcher(path);
            if (found.matches()) {
                return new Embeddable(kind, found.group(1), language);
            }
        }
        return null;
    }

    private static Pattern pattern(Kind kind) {
        return switch (kind) {
            case SCRUTIN -> SCRUTIN;
            case AMENDEMENT -> AMENDEMENT;
            case PETITION -> PETITION;
            case THEME -> THEME;
            case TEXTE -> TEXTE;
        };
    }

    @Nullable
    private static EmbedAddress embeddable(Kind kind, Matcher id, Language language) {
        return id.find() ? new Embeddable(kind, id.group(1), language) : null;
    }
}
