package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.ListReader;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.TexteService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/** How often people find what they want among the first three (src/docs/search.md): a command, with all of the open data. */
@MicronautTest(transactional = false)
@Isolated
@EnabledIfSystemProperty(named = "voix.test.data", matches = ".+")
class SearchMeasureTest {

    private static final int FIRST = 3;

    @Inject
    OpenDataImport imports;

    @Inject
    AmendementSearch search;

    @Inject
    TexteService textes;

    /** A line of {@code questions.tsv}. */
    private record Question(boolean isHeldOut, String words, List<String> wanted) {}

    @Test
    void nine_of_ten_questions_are_answered_among_the_first_three() {
        imports.run(List.of(System.getProperty("voix.test.data")), new ImportListener() {});
        var questions = ListReader.text(SearchMeasureTest.class, "/search/questions.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(line -> new Question(
                        line[0].equals("held-out"), line[1], Arrays.asList(line[2].split(" (?=[^ ]*[@=])"))))
                .toList();
        var missed =
                questions.stream().filter(question -> !isAnswered(question)).toList();
        for (var isHeldOut : List.of(false, true)) {
            long all = questions.stream()
                    .filter(one -> one.isHeldOut() == isHeldOut)
                    .count();
            long not =
                    missed.stream().filter(one -> one.isHeldOut() == isHeldOut).count();
            System.out.printf("%s: %d of %d%n", isHeldOut ? "held out" : "tuned", all - not, all);
        }
        System.out.println("missed: " + missed.stream().map(Question::words).toList());

        assertThat(missed.size()).isLessThanOrEqualTo(questions.size() / 10);
    }

    private boolean isAnswered(Question question) {
        var criteria = AmendementCriteria.ofWords(question.words()).orElseThrow();
        search.search(criteria, FIRST);
        long before = System.nanoTime();
        var found = search.search(criteria, FIRST);
        long took = (System.nanoTime() - before) / 1000;
        var first = found.items().stream()
                .filter(one -> question.wanted().stream().anyMatch(wanted -> is(one, wanted)))
                .findFirst();
        System.out.printf(
                "%-5s %6d µs %5d %-50s %s%n",
                first.isPresent() ? "" : "MISS",
                took,
                search.extent(criteria, found.asked()).amendements(),
                question.words(),
                found.items().stream().map(SearchMeasureTest::name).toList() + " " + found.asked());
        return first.isPresent();
    }

    private static String name(Found found) {
        return number(found) + "@" + texte(found);
    }

    private static String number(Found found) {
        return found.numero().replaceFirst(" .*", "");
    }

    private static String texte(Found found) {
        return found.texteUid().replaceFirst(".*?0*([1-9]\\d*)$", "$1");
    }

    private boolean is(Found found, String wanted) {
        if (wanted.startsWith("article=")) {
            return ("ARTICLE " + wanted.substring(8)).equals(found.divisionDesignation());
        }
        if (wanted.startsWith("auteur=")) {
            return found.auteurUid() != null
                    && textes.acteur(found.auteurUid())
                            .map(Acteur::nom)
                            .filter(wanted.substring(7)::equals)
                            .isPresent();
        }
        return wanted.equals(name(found)) || wanted.equals("*@" + texte(found));
    }
}
