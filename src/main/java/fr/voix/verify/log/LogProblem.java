package fr.voix.verify.log;

import java.util.Optional;

/** What a service says when it does not answer (RFC 9457); of interest is only that figures are withheld, and why. */
final class LogProblem {

    private static final String CONTRADICTED = "/api/v1/problems/contradicted";
    private static final int MOST_SHOWN = 100;

    private LogProblem() {}

    /** What is contradicted, as a sentence; empty for every other problem, and for what is none. */
    static Optional<String> contradiction(byte[] body) {
        try {
            JsonObject problem = JsonObject.parse(body, "a problem");
            return CONTRADICTED.equals(problem.fields().get("type"))
                    ? Optional.of(
                            "the service withholds this urn, since it contradicts what was published or its own leaves"
                                    + tree(problem, "published") + tree(problem, "found"))
                    : Optional.empty();
        } catch (DifferenceException e) {
            return Optional.empty();
        }
    }

    /** Nothing where the service does not say it: an urn may contradict its own leaves alone. */
    private static String tree(JsonObject problem, String name) {
        if (!(problem.fields().get(name) instanceof JsonObject tree) || !tree.has("size")) {
            return "";
        }
        return "; " + name + ": " + shown(tree, "size") + " leaves"
                + (tree.has("root") ? ", root " + shown(tree, "root") : "");
    }

    private static String shown(JsonObject tree, String name) {
        String text = tree.fields().get(name).toString();
        return (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text).replaceAll("\\p{Cntrl}", "?");
    }
}
