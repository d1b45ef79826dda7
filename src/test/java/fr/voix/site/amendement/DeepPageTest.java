package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.Transactions;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.rollcall.RollCallCriteria;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The hundredth page of a list is read as the first. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeepPageTest {

    private static final int PAGE = 20;

    /** By scans and by indexes, of this transaction; what others did on this connection a moment ago may count along. */
    private static final String READ = """
            select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
            from pg_stat_xact_user_tables where relname in ('amendement', 'scrutin_public')""";

    @Inject
    AmendementSearch amendements;

    @Inject
    ScrutinPublicService rollCalls;

    @Inject
    Jdbc jdbc;

    @Inject
    Transactions transactions;

    @Inject
    ScrutinFixture fixture;

    @BeforeAll
    void aLongList() {
        var uid = fixture.aScrutin();
        fixture.run("""
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, path, numero, numero_ordre,
                    rectification, auteur_type, etat_code, sort, depose_on, search, fingerprint, imported_at)
                select left(uid, -6) || (500000 + n), 17, 1, texte_uid, examen_ref || n, organe_examen, 'X/Y/Z' || n, 'Z' || n, n,
                    0, 'DEPUTE', 'DI', 'REJETE', case when n % 100 > 0 then depose_on - n / 3 end, search, '', now()
                from amendement, generate_series(1, 4000) n where uid = ?""", uid);
        fixture.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, sort, votants, exprimes, pour, contre,
                    abstentions, non_votants, fingerprint)
                select 'VTANR5L17V' || n, n, 17, '2025-02-03', 'SPO', 'amendement', 'ADOPTE', 1, 1, 1, 0, 0, 0, ''
                from generate_series(1, 4000) n""");
        fixture.run("analyze amendement, scrutin_public");
    }

    @Test
    void a_deep_page_of_amendements_reads_no_more_than_the_first() {
        long first = read(() -> amendements.questions(after(null), PAGE));
        long deep = read(() -> amendements.questions(after("2022-06-20_AMANR5L17PO59048B2247P0D1N503900"), PAGE));
        assertThat(deep).isPositive().isLessThan(first + 2 * PAGE);
        assertThat(read(() -> amendements.search(after("2022-06-20_AMANR5L17PO59048B2247P0D1N503900"), PAGE)))
                .isLessThan(first + 2 * PAGE);
    }

    private static AmendementCriteria after(@Nullable String place) {
        return AmendementCriteria.of(null, Map.of(), "date", place).orElseThrow();
    }

    @Test
    void a_page_goes_on_with_what_has_no_day_where_the_days_end() {
        var place = "2022-06-01_AMANR5L17PO59048B2247P0D1N504000";
        int found = 0;
        var slice = amendements.search(after(place), PAGE);
        while (true) {
            found += slice.items().size();
            if (slice.next() == null) {
                break;
            }
            slice = amendements.search(after(slice.next()), PAGE);
        }
        assertThat(found)
                .isEqualTo(fixture.number(
                        "select count(*) from amendement where depose_on is null or (depose_on, uid) < ('2022-06-01', ?)",
                        place.replaceFirst(".*_", "")));
    }

    @Test
    void a_deep_page_of_roll_calls_reads_no_more_than_the_first() {
        long first = read(() -> rollCalls.before(RollCallCriteria.ALL, null, PAGE));
        assertThat(read(() -> rollCalls.before(RollCallCriteria.ALL, "VTANR5L17V100", PAGE)))
                .isPositive()
                .isLessThan(first + PAGE);
    }

    /** The most of several times: plans are made anew for some, and kept for later ones. */
    private long read(Runnable page) {
        long most = 0;
        for (int i = 0; i < 8; i++) {
            most = Math.max(most, transactions.read(() -> {
                long before = jdbc.one(READ, row -> row.getLong(1));
                page.run();
                return jdbc.one(READ, row -> row.getLong(1)) - before;
            }));
        }
        return most;
    }
}
