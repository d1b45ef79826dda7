package fr.voix.base.setting;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The known names of settings, and misspelt ones. */
record SettingNames(Set<String> known) {

    private static final Pattern OURS = Pattern.compile("(?:VOIX|HCAPTCHA)_.*");

    /** Set by Kubernetes and by links of containers for every service called voix or voix-…. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "VOIX_(?:.+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.+)?|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_.+)?|ENV_.+|NAME)");

    /** The fault of a variable that is no setting but seems to be meant as one. */
    Optional<String> fault(Map.Entry<String, String> variable) {
        String name = variable.getKey();
        if (known.contains(name) || OF_OTHERS.matcher(name).matches() || isLink(variable)) {
            return Optional.empty();
        }
        Optional<String> nearest = nearest(name);
        if (!OURS.matcher(name).matches()) {
            // a variable of another program, unless it differs from ours by at most two letters
            return nearest.filter(ours -> distance(name, ours) <= 2 && ours.contains("_"))
                    .map(ours -> name + " is not read: the setting is " + ours + ".");
        }
        return Optional.of(
                nearest.map(ours -> name + " is no setting; " + ours + " is.").orElse(name + " is no setting."));
    }

    private static boolean isLink(Map.Entry<String, String> variable) {
        return variable.getKey().endsWith("_PORT") && variable.getValue().matches("(?:tcp|udp)://.*");
    }

    private Optional<String> nearest(String name) {
        return known.stream()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .filter(one -> distance(name, one) <= Math.max(2, name.length() / 4));
    }

    /** The edit distance: letters inserted, removed or changed. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
