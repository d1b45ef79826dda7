package fr.voix.base.database;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JDBC address of a database, and whether the connection to it is safe. */
record DatabaseAddress(String url) {

    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]+).*");
    private static final Pattern LOCAL = Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");
    private static final Pattern VERIFIED = Pattern.compile("[^?]*\\?(?:.*&)?sslmode=verify-full(?:&.*)?");

    /** Whether nobody can read the traffic or pose as the server: it is local, or its certificate is verified. */
    boolean isSafe() {
        return isLocal() || VERIFIED.matcher(url).matches();
    }

    private boolean isLocal() {
        Matcher hosts = HOSTS.matcher(url);
        // an address without a host means this machine
        return !hosts.matches()
                || Arrays.stream(hosts.group(1).split(","))
                        .allMatch(host -> LOCAL.matcher(host).matches());
    }
}
