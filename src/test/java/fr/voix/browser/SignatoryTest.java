package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import fr.voix.base.mail.Outbox;
import fr.voix.base.mail.ReceivedMail;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody signs a petition in a real browser, answers the mail, keeps the receipt, and takes the signature back. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(name = "test.local-outbox", value = "true")
@Tag("long")
class SignatoryTest {

    private static final String MAIL = "camille.roux@exemple.fr";

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    Outbox outbox;

    @Inject
    UrnPublishing publications;

    @AutoClose
    private final Chromium chromium = Chromium.start();

    @Test
    void a_signature_goes_from_the_form_to_the_receipt_and_back() {
        Petition petition = petitions.anOpenOne();
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            visitor.addInitScript("navigator.share = async (what) => { window.shared = what; }");
            Page page = visitor.newPage();
            page.navigate("http://localhost:" + server.getPort() + "/recu");
            // an empty form, as a browser sends it that does not look at "required"
            page.evaluate(
                    "a => { const f = Object.assign(document.createElement('form'), { method: 'post', action: a });"
                            + " document.body.append(f); f.submit(); }",
                    "/petitions/" + petition.id() + "/signatures");
            assertThat(page.locator("#signer-refus li")).hasCount(4);
            Look.each(page, "signer-refus", Look.ALL);

            page.getByLabel("Prénom et nom").fill("Camille Roux");
            page.getByLabel("Adresse électronique").fill(MAIL);
            page.getByLabel("Code postal").fill("35000");
            page.getByLabel("Signer révèle une opinion politique").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Signer la pétition"))
                    .click();
            assertThat(page.locator("h1")).hasText("Regardez votre courrier");
            assertThat(page.locator("main")).containsText(MAIL);
            assertThat(visitor.cookies())
                    .as("the robot check was passed on the way")
                    .hasSize(1);
            Look.each(page, "signer-envoye", Look.ALL);

            ReceivedMail letter = outbox.lastTo(MAIL);
            page.navigate(letter.link("/signatures/"));
            Look.each(page, "signer-confirmer", Look.ALL);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirmer ma signature"))
                    .click();
            assertThat(page.locator("h1")).hasText("Signature comptée");
            assertThat(page.getByText("Ligne", new Page.GetByTextOptions().setExact(true)))
                    .isHidden();
            assertThat(page.locator("main")).containsText("Faire connaître la pétition");
            page.locator("button[data-share]").click();
            assertThat(page.evaluate("shared.url + ' ' + shared.title").toString())
                    .as("what the sheet of the device was given")
                    .contains(petition.path(), petition.text().titre());
            page.getByText("Code QR", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("[data-qr] svg")).isVisible();
            page.setViewportSize(1280, 900);
            assertThat(page.locator("[data-qr] svg").boundingBox().width)
                    .as("a code that can be read is no poster")
                    .isLessThan(400);
            Look.each(page, "signer-comptee", Look.ALL);
            page.getByText("Votre reçu").click();
            assertThat(page.locator("[data-own-nonce]")).containsText("celui que ce navigateur a tiré");
            Look.each(page, "signer-recu", Look.ALL);

            checkReceipt(visitor, page, "compteSignature", "Cette signature est dans l’urne signée et elle compte.");
            page.navigate(letter.link("/retrait"));
            Look.each(page, "signer-retrait", Look.ALL);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retirer et effacer"))
                    .click();
            assertThat(page.locator("h1")).hasText("Il ne reste rien");
            Look.each(page, "signer-retiree", Look.ALL);
        }
    }

    @Test
    void a_petition_is_read_in_large_letters_in_english_on_paper_and_without_a_script() {
        Petition petition = petitions.anOpenOne();
        publications.publish();
        String address = "http://localhost:" + server.getPort() + petition.path();
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            Page page = visitor.newPage();
            page.navigate(address);
            Look.large(page, "petition");
            page.navigate(address.replace("/petitions", "/en/petitions"));
            Look.english(page, "petition");
            page.navigate(address);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("[data-stamp]"))
                    .containsText(Pattern.compile("Relevé le \\d.* 20\\d\\d à \\d+\u00a0h\u00a0\\d\\d"));
            assertThat(page.getByText("Nous demandons qu’ils soient publiés")).isVisible();
            assertThat(page.getByText("Signer", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(2);
            for (Locator form : page.getByText(Pattern.compile("^Signer")).all()) {
                assertThat(form).isHidden();
            }
        }
        try (BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = visitor.newPage();
            page.navigate(address);
            assertThat(page.locator("#signer-formulaire noscript")).isVisible();
            assertThat(page.locator("[data-robot]")).isHidden();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Signer la pétition")))
                    .isEnabled();
        }
    }

    private void checkReceipt(BrowserContext visitor, Page page, String result, String sentence) {
        if (!page.getByText("Télécharger le reçu").isVisible()) {
            page.getByText("Votre reçu").click();
        }
        Download receipt =
                page.waitForDownload(() -> page.getByText("Télécharger le reçu").click());
        publications.publish();
        Page check = visitor.newPage();
        check.navigate("http://localhost:" + server.getPort() + "/recu");
        check.locator("input[type=file]").setInputFiles(receipt.path());
        assertThat(check.locator("[data-status]")).hasAttribute("data-result", result);
        assertThat(check.locator("[data-status]")).hasText(sentence);
        check.close();
    }
}
