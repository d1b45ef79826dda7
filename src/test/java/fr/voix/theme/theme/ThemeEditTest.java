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
import fr.voix.theme.theme.ThemeEditResult.UnknownTheme;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the list of themes changes: nothing that was decided is lost, and no address leads astray. */
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

    @Test
    void of_two_people_at_one_theme_the_second_is_told() {
        var theme = aTheme();
        done(edits.change(theme.theme().id(), theme.version(), draft("Premier " + NAMES.incrementAndGet()), nadia));

        var late = edits.change(theme.theme().id(), theme.version(), draft("Second"), fixture.aModerator());

        assertThat(late).isEqualTo(new Changed(now(theme)));
        assertThat(fates.retire(theme.theme().id(), theme.version(), nadia, "Vu."))
                .isInstanceOf(Changed.class);
        assertThat(edits.change(-1, 1, draft("Rien"), nadia)).isEqualTo(new UnknownTheme());
        assertThat(fates.retire(-1, 1, nadia, "Vu.")).isEqualTo(new UnknownTheme());
    }

    @Test
    void themes_change_places_with_their_neighbours() {
        var first = aTheme();
        var second = aTheme();
        int place = themes.list().size();

        done(edits.move(second.theme().id(), true, place, nadia));

        assertThat(themes.list().subList(place - 2, place)).containsExactly(second.theme(), first.theme());
        assertThat(edits.move(second.theme().id(), true, place, nadia)).isInstanceOf(Changed.class);
        assertThat(edits.move(first.theme().id(), false, place, nadia)).isInstanceOf(Changed.class);
        assertThat(edits.move(-1, false, 1, nadia)).isEqualTo(new UnknownTheme());
        done(edits.move(second.theme().id(), false, place - 1, nadia));
        assertThat(themes.list().subList(place - 2, place)).containsExactly(first.theme(), second.theme());
    }

    @Test
    void a_retired_theme_keeps_its_scrutins_and_takes_no_more_until_it_is_restored() {
        var theme = aTheme();
        var scrutin = filed(theme);

        done(fates.retire(theme.theme().id(), theme.version(), nadia, "Trop vague."));

        assertThat(now(theme).state()).isEqualTo(ThemeState.RETIRED);
        assertThat(themes.list()).doesNotContain(theme.theme());
        assertThat(slugs(scrutin)).containsExactly(slug(theme));
        assertThat(themes.classify(fixture.aScrutin(), List.of(slug(theme)), nadia, null))
                .isEqualTo(new ClassifyResult.UnknownTheme(slug(theme)));
        assertThat(audit.of("theme:" + slug(theme)).getFirst().content().after())
                .isEqualTo("{\"state\":\"retired\"}");

        done(restore(theme));
        assertThat(themes.list()).contains(theme.theme());
        assertThat(restore(theme)).isInstanceOf(Changed.class);
    }
}
