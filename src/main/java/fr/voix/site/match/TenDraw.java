package fr.voix.site.match;

import fr.voix.base.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws ten scrutins by a public seed (match.md). Authors' groups take turns, in an order that the seed says; each turn takes
 * the first amendement of that group, in an order that the seed says as well. Nobody chooses.
 */
final class TenDraw {

    static final int DRAWN = 10;
    static final int LEAST_GROUPS = 6;
    static final double LEAST_CONTRAST = 0.3;

    private static final int MOST_OF_A_TEXTE = 2;
    private static final int MOST_OF_A_THEME = 3;

    private final String seed;
    private final List<Candidate> drawn = new ArrayList<>();

    private TenDraw(String seed) {
        this.seed = seed;
    }

    /** @return fewer than ten where there are not that many */
    static List<Candidate> draw(String seed, Collection<Candidate> candidates) {
        var draw = new TenDraw(seed);
        var turns = draw.turns(candidates);
        draw.takeTurns(turns, true);
        draw.takeTurns(turns, false);
        draw.drawn.sort(Comparator.comparing(one -> draw.lot(one.uid())));
        return List.copyOf(draw.drawn);
    }

    /** The candidates of each author's group. */
    private List<List<Candidate>> turns(Collection<Candidate> candidates) {
        Map<String, List<Candidate>> byAuthor = candidates.stream()
                .sorted(Comparator.comparing(one -> lot(one.uid())))
                .collect(Collectors.groupingBy(one -> lot(one.author()), TreeMap::new, Collectors.toList()));
        return List.copyOf(byAuthor.values());
    }

    /** @param isSpread whether one texte or theme may have only so many of the ten */
    private void takeTurns(List<List<Candidate>> turns, boolean isSpread) {
        int before = -1;
        while (drawn.size() > before && drawn.size() < DRAWN) {
            before = drawn.size();
            for (var ofAuthor : turns) {
                ofAuthor.stream()
                        .filter(one -> drawn.size() < DRAWN && !drawn.contains(one) && (!isSpread || isSpread(one)))
                        .findFirst()
                        .ifPresent(drawn::add);
            }
        }
    }

    private boolean isSpread(Candidate candidate) {
        var ofTexte = drawn.stream().filter(one -> one.texteUid().equals(candidate.texteUid()));
        var ofTheme = drawn.stream()
                .filter(one -> one.themeId() != null && one.themeId().equals(candidate.themeId()));
        return ofTexte.count() < MOST_OF_A_TEXTE && ofTheme.count() < MOST_OF_A_THEME;
    }

    private String lot(String what) {
        return HexFormat.of().formatHex(Sha256.hash((seed + " " + what).getBytes(StandardCharsets.UTF_8)));
    }
}
