package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.parliament.opendata.ImportListener;
import fr.voix.parliament.opendata.Kind;
import fr.voix.parliament.opendata.OpenDataImport;
import fr.voix.parliament.opendata.SampleImport;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said in plenary, from the official reports to the page of an amendement. */
@MicronautTest(transactional = false)
class SaidTest {

    private static final String REPORT = "src/test/resources/opendata/CRSANR5L17S2026O1N901.xml";
    private static final String CF1115 = "AMANR5L17PO59048B2247P0D1N001115";
    private static final String OTHER = "AMANR5L17PO59048B1906P1D1N000165";

    @Inject
    EmbeddedServer server;

    @Inject
    OpenDataImport imports;

    @Inject
    SampleImport sample;

    @Inject
    TransactionOperations<Connection> transactions;

    @Inject
    PublicVersion publicVersion;

    private Visitor visitor;

    /** CF1115 as if it had been debated in plenary, in the sitting that the report is of. */
    @BeforeEach
    void debated() {
        sample.load();
        visitor = new Visitor(server);
        sql("update amendement set organe_examen = 'AN', seance_ref = 'RUANR5L17S2026IDS90001' where uid = '" + CF1115
                + "'");
    }

    @AfterEach
    void forget() {
        sql("delete from compte_rendu");
        sql("update amendement set organe_examen = 'CION_FIN', seance_ref = null where uid = '" + CF1115 + "'");
        sql("update amendement set numero_ordre = 165, seance_ref = null where uid = '" + OTHER + "'");
    }

    @Test
    void the_page_says_who_defended_it_and_the_opinions_and_leads_to_the_official_report() {
        assertThat(said()).as("before any report is read").isEmpty();
        read();

        var page = visitor.page("/17/amendements/2247/CION_FIN/CF1115");
        var section = page.select("section[aria-labelledby=h-dit]");
        assertThat(section.select("h2").text()).startsWith("Ce qui s’est dit");
        assertThat(section.select(".faits li").eachText()).containsExactly("Avis défavorable de la commission");
        assertThat(section.select("li b").eachText()).containsExactly("M. Ugo Bernalicis", "M. Éric Coquerel");
        assertThat(section.select("li b a").eachAttr("href"))
                .containsExactly("/deputes/ugo-bernalicis", "/deputes/eric-coquerel");
        assertThat(section.text())
                .contains("pour défendre l’amendement", "président de la commission des finances")
                .contains("Phrase inventée de l’auteur.")
                .doesNotContain("Exclamations");
        assertThat(section.select("p + p a").eachAttr("href"))
                .startsWith(
                        "https://www.assemblee-nationale.fr/dyn/17/comptes-rendus/seance/CRSANR5L17S2026O1N901#9000102");
        assertThat(visitor.page("/en/17/amendements/2247/CION_FIN/CF1115")
                        .select("section[aria-labelledby=h-dit]")
                        .text())
                .contains("What was said", "Committee: against", "defending the amendement");
    }

    @Test
    void the_same_opinion_of_both_is_one_sentence_and_two_of_one_are_none() {
        read();
        say("GOUVERNEMENT", "DEFAVORABLE", 200);
        assertThat(opinions()).containsExactly("Avis défavorable de la commission et du Gouvernement");
        say("GOUVERNEMENT", "SAGESSE", 201);
        assertThat(opinions()).containsExactly("Avis défavorable de la commission");
        sql("delete from intervention where rang = 200");
        assertThat(opinions()).containsExactly("Avis défavorable de la commission", "Avis de sagesse du Gouvernement");
    }

    @Test
    void a_number_alone_is_not_enough_where_another_bill_or_another_amendement_may_be_meant() {
        read();
        sql("update intervention set textes = '{999}'");
        assertThat(said()).as("of another bill").isEmpty();
        sql("update intervention set textes = '{}'");
        assertThat(said()).hasSize(2);
        sql("update amendement set numero_ordre = 1115, seance_ref = 'RUANR5L17S2026IDS90001' where uid = '" + OTHER
                + "'");
        assertThat(said()).as("two of that number in the sitting").isEmpty();
    }

    @Test
    void at_most_six_are_shown_the_defence_and_the_opinions_first() {
        read();
        for (int rang = 1; rang <= 7; rang++) {
            say("ORATEUR", null, rang);
        }
        say("GOUVERNEMENT", "SAGESSE", 300);
        assertThat(said())
                .containsExactly("M. Ugo Bernalicis", "M. Éric Coquerel", "Mme 300", "Mme 1", "Mme 2", "Mme 3");
    }

    private void read() {
        assertThat(imports.run(List.of(REPORT), ImportListener.NONE)
                        .count(Kind.COMPTE_RENDU)
                        .created())
                .isEqualTo(1);
        assertThat(imports.run(List.of(REPORT), ImportListener.NONE)
                        .count(Kind.COMPTE_RENDU)
                        .unchanged())
                .isEqualTo(1);
    }

    private void say(String role, String avis, int rang) {
        sql("""
                insert into intervention
                select compte_rendu_uid, %d, anchor, '%s', 'Mme %1$d', 'PA1', 'ministre', 'Sagesse.', %s, numeros, '{}', textes
                from intervention where rang = 104""".formatted(rang, role, avis == null ? "null" : "'" + avis + "'"));
    }

    private List<String> said() {
        publicVersion.bump();
        return visitor.page("/17/amendements/2247/CION_FIN/CF1115")
                .select("section[aria-labelledby=h-dit] li b")
                .eachText();
    }

    private List<String> opinions() {
        publicVersion.bump();
        return visitor.page("/17/amendements/2247/CION_FIN/CF1115")
                .select("section[aria-labelledby=h-dit] .faits li")
                .eachText();
    }

    private void sql(String sql) {
        transactions.executeWrite(status -> {
            try (var statement = status.getConnection().createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
