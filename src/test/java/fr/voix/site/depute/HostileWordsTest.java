package fr.voix.site.depute;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import fr.voix.Visitor;
import fr.voix.base.answer.PublicVersion;
import fr.voix.browser.Chromium;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and titles that try to be more than words, on the pages of deputies, groups, dossiers, roll-calls and of who votes alike. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileWordsTest {

    private static final String ATTACK =
            "</script></title><script>alert(1)</script>'\"><img src=x onerror=alert(1)>&amp;";

    @Inject
    Visitor visitor;

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture sql;

    @Inject
    PublicVersion publicVersion;

    private String amendement;

    @BeforeAll
    void hostile() {
        amendement = sql.aScrutin();
        sql.run("insert into dossier (uid, titre, fingerprint) values ('DLR5L17N66', ?, '')", ATTACK);
        sql.run(
                "insert into dossier_lecture (dossier_uid, rang, code, libelle, conclusion, scrutins) values ('DLR5L17N66', 0, ?, ?, ?, '{}')",
                ATTACK,
                ATTACK,
                ATTACK);
        sql.run(
                "insert into texte (uid, dossier_uid, numero, type, titre_court, fingerprint) values ('PRJLANR5L17B2247', 'DLR5L17N66', ?, 'PROJET', ?, '')",
                ATTACK,
                ATTACK);
        sql.run(
                "insert into groupe (uid, slug, libelle, sigle, fingerprint) values ('PO66', 'hostile', ?, ?, '')",
                ATTACK,
                ATTACK);
        sql.run("""
                insert into acteur (uid, slug, civilite, prenom, nom, groupe_uid, departement, numero_departement,
                    numero_circonscription, fingerprint)
                values ('PA66', 'hostile', 'M.', ?, ?, 'PO66', ?, ?, ?, '')""", ATTACK, ATTACK, ATTACK, ATTACK, ATTACK);
        sql.run("""
                insert into acteur_mandat (acteur_uid, rang, type, organe_uid, debut_on)
                values ('PA66', 0, 'ASSEMBLEE', null, '2024-07-07'), ('PA66', 1, 'GP', 'PO66', '2024-07-07')""");
        sql.run("""
                update amendement set groupe_uid = 'PO66', auteur_uid = 'PA66', division_titre = ?, division_designation = ?,
                    signataires = ?, title = jsonb_build_object('text', cast(? as text), 'origin', 'DISPOSITIF')
                where uid = ?""", ATTACK, ATTACK, ATTACK, ATTACK, amendement);
        sql.run("""
                insert into scrutin_public (uid, numero, legislature, vote_on, type_vote, titre, demandeur, sort, votants,
                    exprimes, pour, contre, abstentions, non_votants, fingerprint)
                values ('VTHOST', 6666, 17, '2025-02-03', ?, ?, ?, 'ADOPTE', 1, 1, 1, 0, 0, 0, ''),
                    ('VTHOST2', 6667, 17, '2025-02-03', 'SPO', ?, null, 'ADOPTE', 1, 1, 1, 0, 0, 0, '')""", ATTACK, ATTACK, ATTACK, ATTACK);
        sql.run("insert into scrutin_public_amendement values ('VTHOST', ?, false)", amendement);
        sql.run("insert into scrutin_public_dossier values ('VTHOST2', 'DLR5L17N66')");
        for (var uid : new String[] {"VTHOST", "VTHOST2"}) {
            sql.run("insert into scrutin_public_groupe values (?, 0, 'PO66', 1, 1, 0, 0, 0, 'POUR')", uid);
            sql.run("""
                    insert into scrutin_public_vote (scrutin_public_uid, acteur_uid, groupe_uid, position, par_delegation, cause)
                    values (?, 'PA66', 'PO66', 'POUR', true, null), (?, ?, 'PO66', 'NON_VOTANT', false, ?)""", uid, uid, "<b>PA67", ATTACK);
            sql.run("insert into scrutin_public_correction values (?, 'PA66', 'CONTRE', true)", uid);
        }
        publicVersion.bump();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deputes",
                "/deputes/hostile",
                "/en/deputes/hostile",
                "/deputes/hostile/votes",
                "/groupes",
                "/groupes/hostile",
                "/dossiers",
                "/dossiers/DLR5L17N66",
                "/en/dossiers/DLR5L17N66",
                "/scrutins-publics",
                "/scrutins-publics/6666",
                "/scrutins-publics/6667"
            })
    void words_stay_words(String address) throws Exception {
        var page = visitor.page(address);
        assertThat(page.text()).contains("<script>alert(1)</script>", "<img src=x onerror=alert(1)>");
        assertHarmless(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/qui-vote-comme-moi", "/qui-vote-comme-moi/dix"})
    void a_browser_that_reads_them_shows_words(String address) throws Exception {
        assertHarmless(visitor.page(address));
        try (var chromium = Chromium.start()) {
            var page = chromium.visitor(new Browser.NewContextOptions()).newPage();
            var alerts = new AtomicInteger();
            page.onDialog(dialog -> {
                alerts.incrementAndGet();
                dialog.dismiss();
            });
            page.navigate(server.getURI().resolve(address).toString());
            page.evaluate(
                    "uid => sessionStorage.setItem('voix.reponses', JSON.stringify({ [uid]: 'pour' }))", amendement);
            page.reload();
            if (address.endsWith("moi")) {
                page.locator("#qui").fill("script");
                page.locator("[data-place] summary").first().click();
                page.waitForCondition(
                        () -> page.locator("[data-place]").textContent().contains(ATTACK));
                assertThat(page.locator("[data-groups]").textContent()).contains(ATTACK);
            }
            assertThat(page.locator("img[src=x], [onerror]").count()).isZero();
            assertThat(alerts).hasValue(0);
        }
    }

    @Test
    void the_page_of_a_deputy_compares_in_words() {
        try (var chromium = Chromium.start()) {
            var page = chromium.visitor(new Browser.NewContextOptions()).newPage();
            page.navigate(server.getURI().resolve("/qui-vote-comme-moi").toString());
            page.evaluate(
                    "uid => sessionStorage.setItem('voix.reponses', JSON.stringify({ [uid]: 'pour' }))", amendement);
            page.navigate(server.getURI().resolve("/deputes/hostile").toString());
            page.locator("[data-compare]").click();
            page.locator("[data-beside] summary").click();
            // filled when it is opened
            page.waitForCondition(() ->
                    page.locator("[data-beside] [data-agreed]").textContent().contains(ATTACK));
            assertThat(page.locator("img[src=x], [onerror]").count()).isZero();
        }
    }

    private static void assertHarmless(Document page) {
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("img[src=x]")).isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
    }
}
