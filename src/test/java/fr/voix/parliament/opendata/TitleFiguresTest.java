package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Lead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many amendements of a folder of official files are quoted, and 200 quotations by lot, to be read ({@code titles.md}). */
@Tag("long")
class TitleFiguresTest {

    private static final String FOLDER = System.getProperty("voix.test.amendements", "");

    @Test
    void most_amendements_with_an_expose_are_quoted() throws Exception {
        assumeTrue(!FOLDER.isEmpty());
        List<Amendement> half = new ArrayList<>();
        try (var files = Files.walk(Path.of(FOLDER))) {
            for (var file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                var read = AmendementParser.parse(
                        OfficialParser.parse(Files.readAllBytes(file)).at("amendement"), file.toString(), new byte[0]);
                // the rules were written on the other half
                if (read.expose() != null && (read.uid().hashCode() & 1) == 1) {
                    half.add(read);
                }
            }
        }
        var titles = half.stream().map(Amendement::title).toList();
        long quoted = titles.stream()
                .filter(one -> one != null && one.quote() != null)
                .count();
        long ofDispositif = titles.stream()
                .filter(one -> one != null && one.quote() != null)
                .filter(one -> one.lead() == Lead.ECRIRE || one.quote().matches(".* mots?\u202f: “.*"))
                .count();
        long kinds = titles.stream()
                .filter(one -> one != null && one.quote() == null && one.kind() != null)
                .count();
        long sums = titles.stream()
                .filter(one -> one != null && one.quote() == null && one.kind() == null)
                .count();
        System.out.printf(
                "With an exposé %d, quoted %d (%d of the dispositif), kind alone %d, sums alone %d, place %d%n",
                half.size(), quoted, ofDispositif, kinds, sums, half.size() - quoted - kinds - sums);
        var with = half.stream()
                .map(Amendement::writtenWith)
                .filter(one -> one != null)
                .toList();
        System.out.printf("Written with: %d%n%s%n", with.size(), String.join("\n", with));
        assertThat(with).isNotEmpty();
        var drawn = new ArrayList<>(titles.stream()
                .filter(one -> one != null && one.quote() != null)
                .map(Title::text)
                .toList());
        Collections.shuffle(drawn, new Random(2026));
        drawn.stream().limit(200).forEach(System.out::println);
        assertThat(quoted).isGreaterThan(half.size() * 3L / 4);
    }
}
