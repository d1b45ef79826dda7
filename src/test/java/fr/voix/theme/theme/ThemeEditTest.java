package fr.voix.theme.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Slug;
import fr.voix.theme.theme.ThemeEditResult.Changed;
import fr.voix.theme.theme.ThemeEditResult.Done;
import fr.voix.theme.theme.ThemeEditResult.Refused;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the list of themes changes: nothing that was decided is lost, no address leads astray, and what is undone is as it was. */
@MicronautTest(transactional = false)
class ThemeEditTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    ThemeEditService edits;

    @Inject
    ThemeMerge fates;

    @Inject
    DescribedThemeService described;

    @Inject
    ThemeService themes;

    @Inject
    AuditService audit;

    @Inject
    AuditCheck checks;

    @Inject
    ScrutinFixture fixture;

    @Inject
    BulkFiling bulk;

    @Inject
    FilingUndo restores;

    @Inject
    DataSource database;

    private Actor nadia;

    @BeforeEach
    void somebody() {
        nadia = fixture.aModerator();
    }

    private static ThemeDraft draft(String libelle) {
        return new ThemeDraft(libelle, libelle + " in English", "Un thème.", "A theme.", "Il manquait.");
    }

    private DescribedTheme aTheme() {
        return done(edits.create(draft("Essai " + NAMES.incrementAndGet()), nadia));
    }

    private static DescribedTheme done(ThemeEditResult result) {
        assertThat(result).isInstanceOf(Done.class);
        return ((Done) result).theme();
    }

    private DescribedTheme now(DescribedTheme theme) {
        return described.byId(theme.theme().id()).orElseThrow();
    }

    private ThemeEditResult merge(DescribedTheme from, DescribedTheme into) {
        return fates.merge(from.theme().id(), now(from).version(), into.theme().id(), nadia, "Doublon.");
    }

    private ThemeEditResult restore(DescribedTheme theme) {
        return fates.restore(theme.theme().id(), now(theme).version(), nadia, "Tout compte fait.");
    }

    private String filed(DescribedTheme... under) {
        var scrutin = fixture.aScrutin();
        var slugs = java.util.Arrays.stream(under).map(t -> t.theme().slug()).toList();
        assertThat(themes.classify(scrutin, slugs, nadia, null)).isInstanceOf(ClassifyResult.Classified.class);
        return scrutin;
    }

    private List<String> slugs(String scrutin) {
        return themes.of(scrutin).stream().map(Theme::slug).toList();
    }

    private static String slug(DescribedTheme theme) {
        return theme.theme().slug();
    }

    @Test
    void a_merge_moves_the_scrutins_without_doubles_and_keeps_the_main_theme() {
        var from = aTheme();
        var into = aTheme();
        var other = aTheme();
        var alone = filed(from);
        var main = filed(from, other, into);
        var second = filed(into, other, from);
        var untouched = filed(other);

        var merged = fates.merge(from.theme().id(), from.version(), into.theme().id(), nadia, "Doublon.");

        assertThat(((Done) merged).scrutins()).isEqualTo(3);
        assertThat(slugs(alone)).containsExactly(slug(into));
        assertThat(slugs(main)).containsExactly(slug(into), slug(other));
        assertThat(slugs(second)).containsExactly(slug(into), slug(other));
        assertThat(slugs(untouched)).containsExactly(slug(other));
        assertThat(themes.bySlug(slug(from))).contains(into.theme());
        var line = themes.history(main).getFirst();
        assertThat(line.mergedThemeId()).isEqualTo(from.theme().id());
        assertThat(line.before()).containsExactly(slug(from), slug(other), slug(into));
        assertThat(line.after()).containsExactly(slug(into), slug(other));
        assertThat(line.reason()).isEqualTo("Doublon.");
        var entry = audit.of("theme:" + slug(from)).getFirst().content();
        assertThat(entry.act()).isEqualTo("theme-merge");
        assertThat(audit.read(entry.after())).containsEntry("into", slug(into)).containsEntry("state", "merged");
        assertThat(checks.check()).isEmpty();
    }

    @Test
    void an_undone_merge_brings_back_what_nobody_has_decided_on_since() {
        var from = aTheme();
        var into = aTheme();
        var other = aTheme();
        var back = filed(other, from, into);
        var decided = filed(from);
        done(merge(from, into));
        themes.classify(decided, List.of(slug(other)), nadia, null);
        assertThat(described.scrutinsToReturn(from.theme().id())).isEqualTo(1);

        var restored = (Done) restore(from);

        assertThat(restored.scrutins()).isEqualTo(1);
        assertThat(slugs(back)).containsExactly(slug(other), slug(from), slug(into));
        assertThat(slugs(decided)).containsExactly(slug(other));
        assertThat(themes.bySlug(slug(from))).contains(from.theme());
        // and once more, which moves what stands there now
        assertThat(((Done) merge(from, other)).scrutins()).isEqualTo(1);
        assertThat(slugs(back)).containsExactly(slug(other), slug(into));
        assertThat(((Done) restore(from)).scrutins()).isEqualTo(1);
        assertThat(slugs(back)).containsExactly(slug(other), slug(from), slug(into));
    }

    @Test
    void an_address_leads_on_through_every_merge() {
        var first = aTheme();
        var second = aTheme();
        var third = aTheme();
        var scrutin = filed(first);
        done(merge(first, second));
        done(merge(second, third));

        assertThat(themes.bySlug(slug(first))).contains(third.theme());
        assertThat(slugs(scrutin)).containsExactly(slug(third));
        assertThat(merge(first, third)).isInstanceOf(Changed.class);
        assertThat(merge(third, second)).isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.TARGET)));
        assertThat(merge(third, third)).isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.TARGET)));
        assertThat(fates.merge(third.theme().id(), third.version(), -1, nadia, "x"))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.TARGET)));
        assertThat(fates.merge(
                        third.theme().id(), third.version(), second.theme().id(), nadia, " "))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.REASON_MISSING)));
    }

    @Test
    void whoever_classifies_while_a_theme_is_merged_leaves_nothing_behind() throws Exception {
        for (int round = 0; round < 5; round++) {
            var from = aTheme();
            var into = aTheme();
            var other = aTheme();
            var scrutins = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                scrutins.add(i % 2 == 0 ? filed(from, other) : fixture.aScrutin());
            }
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                var acts = new ArrayList<Future<?>>();
                for (int i = 0; i < scrutins.size(); i++) {
                    var scrutin = scrutins.get(i);
                    var wish = i % 3 == 0 ? List.of(slug(other)) : List.of(slug(other), slug(from));
                    acts.add(people.submit(() -> themes.classify(scrutin, wish, nadia, null)));
                    if (i == 5) {
                        acts.add(people.submit(() -> merge(from, into)));
                    }
                }
                for (var act : acts) {
                    act.get();
                }
            }
            assertThat(now(from).state()).isEqualTo(ThemeState.MERGED);
            assertThat(described.scrutinsUnder(from.theme().id())).isZero();
            for (var scrutin : scrutins) {
                var history = themes.history(scrutin);
                for (int i = 0; i + 1 < history.size(); i++) {
                    assertThat(history.get(i).before())
                            .isEqualTo(history.get(i + 1).after());
                }
                if (!history.isEmpty()) {
                    assertThat(slugs(scrutin)).isEqualTo(history.getFirst().after());
                }
            }
        }
        assertThat(checks.check()).isEmpty();
    }

    @Test
    void two_merges_of_one_theme_at_once_are_one() throws Exception {
        var from = aTheme();
        var targets = List.of(aTheme(), aTheme());
        var scrutin = filed(from);
        var results = new ArrayList<ThemeEditResult>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = targets.stream()
                    .map(into -> people.submit(() -> fates.merge(
                            from.theme().id(), from.version(), into.theme().id(), nadia, "Doublon.")))
                    .toList();
            for (var act : acts) {
                results.add(act.get());
            }
        }
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Changed.class::isInstance).hasSize(1);
        assertThat(themes.history(scrutin)).hasSize(2);
    }

    @Test
    void taking_back_many_decisions_locks_their_themes_in_the_order_of_everybody() throws Exception {
        var low = aTheme().theme();
        var high = aTheme().theme();
        // the first scrutin goes back to the theme that is locked last
        var uids = List.of(fixture.aScrutin(), fixture.aScrutin());
        assertThat(uids).isSorted();
        var before = List.of(high, low);
        for (int i = 0; i < 2; i++) {
            themes.classify(uids.get(i), List.of(before.get(i).slug()), fixture.aModerator(), null);
        }
        bulk.classify(uids, List.of("sante"), nadia, null, true, bulk.latestDecision());

        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                var merge = DelegatingDataSource.unwrapDataSource(database).getConnection();
                var statement = merge.createStatement()) {
            merge.setAutoCommit(false);
            statement.execute("select from theme where theme_id = " + low.id() + " for update");
            var undone = people.submit(() -> restores.undo(nadia));
            while (fixture.number("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'")
                    == 0) {
                Thread.sleep(10);
            }
            // it waits for the first one and has not got the second: a merge of both gets through
            statement.execute("select from theme where theme_id = " + high.id() + " for update nowait");
            merge.commit();
            assertThat(undone.get()).isEqualTo(new FilingUndo.RestoreResult.RestoredTogether(2, 0));
        }
        assertThat(themes.of(uids.getFirst())).extracting(Theme::slug).containsExactly(high.slug());
    }

    @ParameterizedTest
    @CsvSource({
        "Santé, sante",
        "'  Œuvres & cætera ! ', oeuvres-caetera",
        "L’eau potable, l-eau-potable",
        "Ça - va, ca-va",
    })
    void an_address_is_made_of_the_french_name(String libelle, String slug) {
        assertThat(Slug.of(libelle.strip())).isEqualTo(slug);
    }

    @Test
    void no_address_is_longer_than_a_filter_takes() {
        assertThat(Slug.of("é".repeat(60) + " " + "b".repeat(60))).isEqualTo("e".repeat(60));
    }

    @Test
    void a_new_theme_is_the_last_of_those_that_are_offered() {
        var theme = aTheme();

        assertThat(themes.list().getLast()).isEqualTo(theme.theme());
        assertThat(theme.state()).isEqualTo(ThemeState.IN_USE);
        var entry = audit.of("theme:" + slug(theme)).getFirst().content();
        assertThat(entry.act()).isEqualTo("theme-create");
        assertThat(entry.actor()).isEqualTo(nadia);
        assertThat(entry.before()).isNull();
        assertThat(audit.read(entry.after())).containsEntry("description", "Un thème.");
        assertThat(entry.reason()).isEqualTo("Il manquait.");
    }

    @Test
    void what_cannot_be_a_theme_writes_nothing() {
        long before = fixture.number("select count(*) from theme");
        var taken = aTheme();
        long acts = fixture.number("select count(*) from audit_entry");

        assertThat(edits.create(new ThemeDraft("x", null, "d".repeat(501), "d".repeat(501), " "), nadia))
                .isEqualTo(new Refused(java.util.Set.of(
                        ThemeFlaw.LIBELLE_LENGTH,
                        ThemeFlaw.LIBELLE_EN_LENGTH,
                        ThemeFlaw.DESCRIPTION_LENGTH,
                        ThemeFlaw.DESCRIPTION_EN_LENGTH,
                        ThemeFlaw.REASON_MISSING)));
        assertThat(edits.create(new ThemeDraft("日本", "Japan", "", "", "x".repeat(2001)), nadia))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.LIBELLE_WITHOUT_ADDRESS, ThemeFlaw.REASON_LENGTH)));
        assertThat(edits.create(draft(taken.theme().libelle()), nadia))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.LIBELLE_TAKEN, ThemeFlaw.LIBELLE_EN_TAKEN)));
        assertThat(edits.create(draft(taken.theme().libelle().toUpperCase(java.util.Locale.ROOT)), nadia))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.ADDRESS_TAKEN)));

        assertThat(fixture.number("select count(*) from theme")).isEqualTo(before + 1);
        assertThat(fixture.number("select count(*) from audit_entry")).isEqualTo(acts);
    }

    @Test
    void a_renamed_theme_is_found_under_both_addresses_and_nobody_takes_the_old_one() {
        var theme = aTheme();
        var scrutin = filed(theme);
        var name = "Nouveau " + NAMES.incrementAndGet();

        var renamed = done(edits.change(theme.theme().id(), theme.version(), draft(name), nadia));

        assertThat(slug(renamed)).isNotEqualTo(slug(theme));
        assertThat(themes.bySlug(slug(theme))).contains(renamed.theme());
        assertThat(themes.bySlug(slug(renamed))).contains(renamed.theme());
        assertThat(slugs(scrutin)).containsExactly(slug(renamed));
        assertThat(themes.byEverySlug()
                        .get(themes.history(scrutin).getFirst().after().getFirst()))
                .isEqualTo(renamed.theme());
        var squatter = new ThemeDraft(theme.theme().libelle(), "Squatter " + name, "", "", "Envie.");
        assertThat(edits.create(squatter, nadia)).isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.ADDRESS_TAKEN)));
        var other = aTheme();
        assertThat(edits.change(other.theme().id(), other.version(), squatter, nadia))
                .isEqualTo(new Refused(java.util.Set.of(ThemeFlaw.ADDRESS_TAKEN)));
        // a form that still says the old name files under the same theme
        assertThat(themes.classify(fixture.aScrutin(), List.of(slug(theme)), nadia, null))
                .isInstanceOf(ClassifyResult.Classified.class);
        var back = done(edits.change(
                theme.theme().id(), renamed.version(), draft(theme.theme().libelle()), nadia));
        assertThat(slug(back)).isEqualTo(slug(theme));
        var entry = audit.of("theme:" + slug(renamed)).getFirst().content();
        assertThat(audit.read(entry.before())).containsOnlyKeys("slug", "libelle", "libelleEn");
        assertThat(audit.read(entry.after())).containsEntry("slug", slug(theme));
    }

    @Test
    void the_database_lets_no_theme_stand_at_an_address_of_another() {
        var theme = aTheme();
        var other = aTheme();
        assertThatThrownBy(() -> fixture.run("update theme set slug = 'ailleurs' where slug = ?", slug(theme)))
                .hasStackTraceContaining("theme_theme_id_slug_fkey");
        assertThatThrownBy(() -> fixture.run(
                        "insert into theme_slug values (?, ?)",
                        slug(theme),
                        other.theme().id()))
                .hasStackTraceContaining("theme_slug_pkey");
        assertThatThrownBy(() -> fixture.run("update theme set merged_into = theme_id where slug = ?", slug(theme)))
                .hasStackTraceContaining("check");
    }
}
