package fr.voix.desk.account.attempt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A coarse description by which an owner recognizes a browser. */
public final class BrowserKind {

    /** The more specific names first, as browsers also claim to be older ones. */
    private static final Map<String, String> BROWSERS =
            ordered("Edg=Edge, OPR/=Opera, Firefox=Firefox, FxiOS=Firefox, CriOS=Chrome, Chrom=Chrome, Safari=Safari");

    private static final Map<String, String> SYSTEMS =
            ordered("Android=Android, iPhone=iOS, iPad=iOS, Windows=Windows, Mac OS=macOS, CrOS=ChromeOS, Linux=Linux");

    private BrowserKind() {}

    /** For example {@code Firefox, Linux}; null when not recognized. */
    public static String of(String userAgent) {
        var agent = userAgent == null ? "" : userAgent;
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        if (browser.isEmpty()) {
            return system.orElse(null);
        }
        return system.map(name -> browser.get() + ", " + name).orElse(browser.get());
    }

    private static Optional<String> first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var pair : pairs.split(", ")) {
            map.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return map;
    }
}
