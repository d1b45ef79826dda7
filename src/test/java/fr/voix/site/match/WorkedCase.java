package fr.voix.site.match;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One of fifty cases in {@code match/cases.json}, worked out by SciPy.
 *
 * @param mine a letter for each answer: P, C, A
 * @param textes a letter for each
 * @param all how all deputies voted
 * @param deputies a letter for each vote, a hyphen for none
 * @param expected for each formula, for each deputy and then each group: mean, low, high, whether it is ranked
 */
@Serdeable
record WorkedCase(
        String mine,
        String textes,
        int[][] all,
        List<String> deputies,
        List<int[][]> groups,
        Map<String, double[][]> expected) {

    static WorkedCase[] all(JsonMapper json) throws IOException {
        return json.readValue(bytes(), WorkedCase[].class);
    }

    static byte[] bytes() throws IOException {
        try (InputStream in = WorkedCase.class.getResourceAsStream("/match/cases.json")) {
            return in.readAllBytes();
        }
    }

    static int[] positions(String letters) {
        return letters.chars().map("PCA"::indexOf).toArray();
    }

    MatchReference.Citizen citizen() {
        return new MatchReference.Citizen(positions(mine), textes.split(""), all);
    }
}
