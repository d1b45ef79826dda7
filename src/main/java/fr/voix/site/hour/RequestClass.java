package fr.voix.site.hour;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of route a request takes. */
enum RequestClass {
    /** What casts, changes or withdraws a ballot or a signature, and the robot check before it. */
    VOTE,
    /** A page for people. */
    PAGE,
    /** What programs read: the API, exports, urns and the register. */
    API,
    /** What pages of others show. */
    EMBED;

    private final String code = name().toLowerCase(Locale.ROOT);

    private static final Pattern VOTING =
            Pattern.compile("(PUT|DELETE) /api/v1/scrutins/[^/]+/ballot|POST /api/v1/robot-check"
                    + "|POST /petitions/[^/]+/signatures(/code|/renvoi)?|POST /signatures/[^/]+(/retrait)?");

    /** Neither the desk, nor files, nor whoever watches the service. */
    private static final Pattern APART = Pattern.compile(
            "(" + Addresses.DESK + "|/static|/health|/metrics|/prometheus)(/.*)?|/favicon.*|/robots.txt");

    private static final Pattern SHOWN_ELSEWHERE = Pattern.compile(
            "/(embed/.*|embed\\.js|client/.*|" + Addresses.OEMBED.substring(1) + ")|.*/(carte\\.png|badge\\.svg)");

    private static final Pattern OF_PROGRAMS =
            Pattern.compile("/(api/|exports/|positions/|registre/|urnes/|\\.well-known/).*|.*/urne/.*|.*/flux");

    /** Empty for what is counted nowhere. */
    static Optional<RequestClass> of(String method, String uri) {
        String whole = uri.split("[?#]", 2)[0];
        String path = Language.ofPath(whole).strip(whole);
        if (APART.matcher(path).matches() || method.equals("OPTIONS")) {
            return Optional.empty();
        }
        if (VOTING.matcher(method + " " + path).matches()) {
            return Optional.of(VOTE);
        }
        if (SHOWN_ELSEWHERE.matcher(path).matches()) {
            return Optional.of(EMBED);
        }
        return Optional.of(OF_PROGRAMS.matcher(path).matches() ? API : PAGE);
    }

    /** As the register names it. */
    String code() {
        return code;
    }
}
