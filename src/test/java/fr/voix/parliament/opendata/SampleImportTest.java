package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.TexteService;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sample in the jar is the corpus of real files that everyone has. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleImportTest {

    @Inject
    SampleImport sample;

    @Inject
    AmendementService amendements;

    @Inject
    TexteService textes;

    @Inject
    ScrutinPublicService scrutins;

    @Inject
    JdbcOperations jdbc;

    @Inject
    TransactionOperations<Connection> transactions;

    private ImportReport first;
    private Duration firstTook;

    @BeforeAll
    void load() {
        Instant start = Instant.now();
        first = sample.load();
        firstTook = Duration.between(start, Instant.now());
    }

    @Test
    void everything_in_it_is_imported() {
        assertThat(first.refusals()).isEmpty();
        assertThat(first.unreadable()).isEmpty();
        assertThat(first.lines())
                .containsExactly(
                        "organe created=25 updated=0 unchanged=0 refused=0",
                        "acteur created=587 updated=0 unchanged=0 refused=0",
                        "amendement created=197 updated=0 unchanged=0 refused=0",
                        "scrutin created=45 updated=0 unchanged=0 refused=0",
                        "reunion created=43 updated=0 unchanged=0 refused=0",
                        "titre created=" + first.count(Kind.TITRE).created() + " updated=0 unchanged=0 refused=0");
    }

    @Test
    void it_loads_while_one_waits_and_a_second_time_faster() {
        assertThat(firstTook).isLessThan(Duration.ofSeconds(30));
        Instant start = Instant.now();
        ImportReport second = sample.load();

        assertThat(Duration.between(start, Instant.now())).isLessThan(firstTook);
        assertThat(second.changed(Kind.values())).isFalse();
        assertThat(second.count(Kind.AMENDEMENT).unchanged()).isEqualTo(197);
    }

    @Test
    void every_amendement_with_a_text_is_put_to_the_public_and_no_other() {
        assertThat(count("select count(*) from scrutin")).isEqualTo(count("select count(*) from leaf"));
        assertThat(count("select count(*) from amendement a left join scrutin s using (uid)"
                        + " where (a.text_sha256 is null) <> (s.uid is null)"))
                .isZero();
        assertThat(count("select count(*) from leaf l join scrutin s using (urn_id) join amendement a using (uid)"
                        + " where substring(l.leaves from 4) <> convert_to("
                        + "'t1 ' || a.uid || ' ' || encode(a.text_sha256, 'hex'), 'UTF8')"))
                .isZero();
    }

    @Test
    void every_amendement_has_its_texte_s_title_and_its_author_s_name() {
        assertThat(count("select count(*) from amendement a left join texte t on t.uid = a.texte_uid"
                        + " left join dossier d on d.uid = a.dossier_uid"
                        + " where coalesce(t.titre_court, d.titre) is null"))
                .isZero();
        assertThat(textes.texte("PRJLANR5L17B2247").orElseThrow().titreCourt())
                .isEqualTo("Projet de loi de finances pour 2026");
        assertThat(count("select count(distinct texte_uid) from amendement")).isGreaterThan(20);
        assertThat(count("select count(distinct groupe_uid) from amendement a join groupe g on g.uid = a.groupe_uid"
                        + " where g.sigle <> ''"))
                .isGreaterThan(10);
    }

    @Test
    void roll_calls_stand_beside_the_amendements_that_they_decided() {
        assertThat(first.links()).isGreaterThanOrEqualTo(45);
        String linked =
                text("select amendement_uid from scrutin_public_amendement where not identique order by 1 limit 1");

        ScrutinPublic.Detailed detailed = scrutins.scrutinPublicOf(linked).orElseThrow();
        ScrutinPublic scrutin = detailed.scrutin();

        assertThat(detailed.groupes()).hasSizeGreaterThanOrEqualTo(11);
        assertThat(detailed.votes()).isEmpty();
        assertThat(scrutins.find(scrutin.uid()).orElseThrow().votes())
                .hasSize(scrutin.votants() + scrutin.nonVotants());
        assertThat(count("select count(*) from scrutin_public_amendement l join scrutin_public s"
                        + " on s.uid = l.scrutin_public_uid join amendement a on a.uid = l.amendement_uid"
                        + " where a.sort <> s.sort"))
                .isZero();
    }

    @Test
    void identical_amendements_are_found_from_each_other() {
        String uid = text("select uid from amendement where discussion_identique is not null"
                + " group by examen_ref, discussion_identique, uid order by uid limit 1");
        Amendement amendement = amendements.find(uid).orElseThrow();

        List<Amendement> identiques = amendements.identiques(amendement);

        assertThat(identiques).allSatisfy(other -> {
            assertThat(other.uid()).isNotEqualTo(uid);
            assertThat(other.discussionIdentique()).isEqualTo(amendement.discussionIdentique());
            assertThat(amendements.identiques(other))
                    .extracting(Amendement::uid)
                    .contains(uid);
        });
        assertThat(amendements.findAll(List.of(uid, "AMANUNKNOWN")))
                .extracting(Amendement::uid)
                .containsExactly(uid);
    }

    @Test
    void no_html_that_is_not_allowed_is_stored() {
        assertThat(
                        count(
                                "select count(*) from amendement where coalesce(dispositif, '') || coalesce(expose, '')"
                                        + " ~* '<(?!/?(p|br|i|em|b|strong|u|ul|ol|li|table|thead|tbody|tr|td|th|caption|sub|sup|a)[ />])'"))
                .isZero();
        assertThat(count("select count(*) from amendement where coalesce(dispositif, '') || coalesce(expose, '')"
                        + " ~* '(style|class|on[a-z]+) *=|&amp;(amp|nbsp|lt|gt);|javascript:'"))
                .isZero();
    }

    @Test
    void deputies_can_be_written_to_and_sittings_have_their_day() {
        assertThat(count("select count(*) from acteur where mail like '%@assemblee-nationale.fr'"))
                .isGreaterThan(550);
        assertThat(count("select count(*) from scrutin_public s join reunion r on r.uid = s.seance_ref"))
                .isEqualTo(45);
    }

    @Test
    void the_jar_holds_nothing_of_deputies_but_what_is_stored() throws IOException {
        try (InputStream in = SampleImport.class.getResourceAsStream("/sample/sample.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains("/acteur/")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain(
                                    "infoNaissance", "codePostal", "nomRue", "profession", "collaborateur", "hatvp");
                }
            }
        }
    }

    private long count(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) {
        return transactions.executeRead(status -> jdbc.prepareStatement(sql, statement -> {
            try (var rows = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values.getFirst();
            }
        }));
    }
}
