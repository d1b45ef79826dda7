package fr.voix.notice.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where messages go, in the one spelling that every program reads alike: two that read an address differently are how a
 * check is got around.
 *
 * @param host a name, in lower case
 */
public record ReceiverUrl(String text, boolean isHttps, String host, int port) {

    static final int LONGEST = 500;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int LONGEST_HOST = 253;

    private static final Pattern SHAPE = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)"
            + "(?<rest>(?:/(?:[A-Za-z0-9._~!$&()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
            + "(?:\\?(?:[A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)(?<fragment>#.*)?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** The last label decides whether programs read a host as a number, in whatever base. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

    /** Names that mean something on a machine or in a network of one's own (RFC 6761, RFC 6762, RFC 8375). */
    private static final Set<String> LOCAL = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "private",
            "arpa",
            "onion");

    /** What was read, or why nothing was. */
    public sealed interface Reading {

        record Fit(ReceiverUrl url) implements Reading {}

        record Unfit(UrlFlaw flaw) implements Reading {}
    }

    /**
     * Reads what a colleague typed.
     *
     * @param ports that may be called
     * @param isForTrials whether HTTP, other ports and local names are taken as well; where they lead is vetted all the same
     */
    static Reading read(String typed, Set<Integer> ports, boolean isForTrials) {
        var text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return new Reading.Unfit(UrlFlaw.EMPTY);
        }
        if (text.length() > LONGEST) {
            return new Reading.Unfit(UrlFlaw.TOO_LONG);
        }
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return new Reading.Unfit(UrlFlaw.CHARACTERS);
        }
        return read(shape, ports, isForTrials);
    }

    /** One that was found fit once. */
    static ReceiverUrl stored(String text) {
        return ((Reading.Fit) read(text, Set.of(), true)).url();
    }

    private static Reading read(Matcher shape, Set<Integer> ports, boolean isForTrials) {
        var scheme = shape.group("scheme").toLowerCase(Locale.ROOT);
        boolean isHttps = scheme.equals("https");
        if (!isHttps && !(isForTrials && scheme.equals("http"))) {
            return new Reading.Unfit(UrlFlaw.SCHEME);
        }
        if (shape.group("fragment") != null) {
            return new Reading.Unfit(UrlFlaw.FRAGMENT);
        }
        var authority = shape.group("authority").toLowerCase(Locale.ROOT);
        int colon = authority.lastIndexOf(':');
        var host = colon < 0 ? authority : authority.substring(0, colon);
        var flaw = authority.contains("@") ? UrlFlaw.USERINFO : flawOf(host, authority, isForTrials);
        if (flaw != null) {
            return new Reading.Unfit(flaw);
        }
        int port = colon < 0 ? (isHttps ? HTTPS_PORT : HTTP_PORT) : port(authority.substring(colon + 1));
        if (port <= 0 || !isForTrials && !ports.contains(port)) {
            return new Reading.Unfit(UrlFlaw.PORT);
        }
        var text = scheme + "://" + authority + shape.group("rest");
        return new Reading.Fit(new ReceiverUrl(text, isHttps, host, port));
    }

    private static UrlFlaw flawOf(String host, String authority, boolean isForTrials) {
        if (authority.startsWith("[") || NUMBER.matcher(lastLabel(host)).matches()) {
            return UrlFlaw.LITERAL;
        }
        var labels = host.split("\\.", -1);
        for (var label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return UrlFlaw.HOST;
            }
        }
        // no name ends like that, and programs do not agree on what it is
        if (host.length() > LONGEST_HOST || Character.isDigit(lastLabel(host).charAt(0))) {
            return UrlFlaw.HOST;
        }
        boolean isLocal = labels.length == 1 || LOCAL.contains(lastLabel(host));
        return isLocal && !isForTrials ? UrlFlaw.LOCAL_NAME : null;
    }

    /** A dot at the end changes nothing about what a number is. */
    private static String lastLabel(String host) {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static int port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.parseInt(text) : -1;
    }

    /** Scheme, host and port: the rest of an address may be a secret between its receiver and us. */
    String origin() {
        boolean isUsual = port == (isHttps ? HTTPS_PORT : HTTP_PORT);
        return (isHttps ? "https://" : "http://") + host + (isUsual ? "" : ":" + port);
    }

    @Override
    public String toString() {
        return origin();
    }
}
