package fr.voix.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import fr.voix.Fixtures;
import fr.voix.LeafSequences;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.proof.RfcVerifier;
import fr.voix.urn.register.RegisterMark;
import fr.voix.urn.register.RegisterPublishing;
import fr.voix.verify.PlantedFaults;
import fr.voix.verify.VerifyRun;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.TestCosigner;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recount page, and the modules below it, in a real browser. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = "voix.limits.enabled", value = "false")
@Property(name = "voix.register.every", value = "0s")
@Property(name = "voix.register.every-of-many", value = "0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrnInBrowserTest {

    private static final int MANY = 100_000;

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    PlantedFaults faults;

    @Inject
    UrnPublishing publications;

    @Inject
    RegisterPublishing register;

    @Inject
    UrnKeyService keys;

    @AutoClose
    private final Chromium chromium = Chromium.start();

    private final BrowserContext visitor = chromium.visitor(new Browser.NewContextOptions());
    private Page modules;

    @Test
    void an_honest_urn_agrees() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 300);
        Page page = recount(scrutin, "/en");
        awaitResult(page, "right");
        assertThat(page.locator("[data-status]"))
                .hasText("Everything agrees: the 301 leaves of the urn make the published result.");
        assertThat(page.locator("[data-count=pour]")).hasText("100");
        assertThat(page.locator("main")).containsText("Why there are more leaves than votes");
        assertThat(page.locator("[data-kind=t1]")).hasText("1");
        assertThat(page.locator("[data-kind=b1]")).hasText("300");
        assertThat(page.locator("[data-kind=x1]")).isHidden();
        assertThat(page.locator("[data-finding=signature]")).hasAttribute("data-verdict", "oui");
        assertThat(page.locator("[data-status]")).isFocused();
        assertThat(Chromium.violations(page)).isEmpty();
    }

    @Tag("long")
    @Test
    void a_printed_result_says_how_far_the_register_is_signed() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 3);
        publications.publish();
        register.publish();
        Page page = visitor.newPage();
        page.navigate(server.getURI() + "/scrutins/" + scrutin.uid());
        Locator stamp = page.locator("#resultat .stamp");
        assertThat(stamp).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(stamp).isVisible();
        RegisterMark mark = register.mark().orElseThrow();
        assertThat(stamp).containsText("registre " + mark.size() + ", " + mark.head() + "…");
    }

    @Tag("long")
    @Test
    void what_is_changed_in_the_database_is_found() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 300);
        faults.plant(scrutin, "update urn set pour_0 = pour_0 + 1 where true");
        Page page = recount(scrutin, "");
        awaitResult(page, "wrong");
        assertThat(page.locator("[data-finding=tally]")).hasAttribute("data-verdict", "non");
        assertThat(page.locator("[data-status]")).containsText("Quelque chose ne concorde pas");
    }

    /** Which is served by its hash all the same. */
    @Tag("long")
    @Test
    void a_page_that_shows_another_text_than_that_of_the_urn_is_found() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Page page = open(scrutin, "");
        page.route("**/api/v1/scrutins/*/texte", route -> route.fulfill(new Route.FulfillOptions().setBody("Autre.")));
        page.locator("[data-start]").click();
        awaitResult(page, "apart");
        assertThat(page.locator("[data-finding=text]")).hasAttribute("data-verdict", "autre");
        assertThat(page.locator("[data-status]")).containsText("le texte affiché n’est pas celui");
        assertThat(Chromium.violations(page)).isEmpty();
        fixtures.close(scrutin);
        publications.publish();
        page.locator("[data-start]").click();
        awaitResult(page, "wrong");
        assertThat(page.locator("[data-finding=text]")).hasAttribute("data-verdict", "non");
    }

    @Tag("long")
    @Test
    void a_wrong_signature_is_found_and_an_unreadable_one_is_said() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        Page page = open(scrutin, "");
        page.route("**/urne/checkpoint", route -> {
            String note = route.fetch().text();
            // in the first signature, which is by the name of the service
            int at = note.indexOf('\n', note.indexOf("\n\n") + 2) - 10;
            route.fulfill(new Route.FulfillOptions()
                    .setBody(note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1)));
        });
        page.locator("[data-start]").click();
        awaitResult(page, "wrong");
        assertThat(page.locator("[data-finding=signature]")).hasAttribute("data-verdict", "non");

        page.unroute("**/urne/checkpoint");
        // as in a browser that does not know the algorithm
        page.route(
                "**/urn/urn.js*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(route.fetch().text().replace("'Ed25519'", "'Ed25519-unknown'"))));
        page.locator("[data-start]").click();
        awaitResult(page, "unsigned");
        assertThat(page.locator("[data-status]")).containsText("ne sait pas vérifier la signature");
    }

    @Tag("long")
    @Test
    void a_hundred_thousand_leaves_do_not_freeze_the_page_and_can_be_stopped() {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, MANY);
        Page page = open(scrutin, "");
        page.locator("[data-start]").click();
        assertThat(page.locator("[data-done]")).containsText("/ 100");
        page.locator("[data-cancel]").click();
        assertThat(page.locator("[data-status]")).hasText("Recompte arrêté. Rien n’a été conclu.");
        assertThat(page.locator("[data-start]")).isFocused();

        page.evaluate("""
                window.tasks = [];
                new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => e.duration)))
                  .observe({type: 'longtask'});
                """);
        long begun = System.nanoTime();
        page.locator("[data-start]").click();
        assertThat(page.locator("[data-status]"))
                .containsText("Tout concorde", new ContainsTextOptions().setTimeout(120_000));
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        assertThat(page.locator("[data-status]")).containsText("100\u202f001 feuilles");
        Number longest = (Number) page.evaluate("Math.max(0, ...tasks)");
        assertThat(longest.doubleValue()).isLessThan(500);
        System.err.println("The recount page counts 100,001 leaves in " + seconds + " s, longest task of the page "
                + longest + " ms");
    }

    /** The service may name others the next time, or show again what was co-signed long ago. */
    @Tag("long")
    @Test
    void a_browser_holds_to_the_witnesses_that_it_was_shown_first_and_to_the_newest_time() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        publications.publish();
        register.publish();
        TestCosigner first = TestCosigner.of("first.example/w", CosignerKind.ED25519);
        TestCosigner other = TestCosigner.of("other.example/w", CosignerKind.ED25519);
        long now = Instant.now().getEpochSecond();
        try (BrowserContext own = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = own.newPage();
            page.navigate(server.getURI() + "/scrutins/" + scrutin.uid() + "/recompte");
            assertThat(witnesses(page, first, now)).hasText("1 témoin a cosigné cet état du registre.");
            assertThat(witnesses(page, other, now)).containsText("ne nomme plus les témoins");
            assertThat(page.locator("[data-policy-change]")).isVisible();
            assertThat(witnesses(page, first, now - 7200)).containsText("bien avant ce qui a déjà été montré");
            assertThat(page.locator("[data-finding=witnesses]")).hasAttribute("data-verdict", "ancien");
            assertThat(page.locator("[data-policy-change]")).isHidden();
            assertThat(Chromium.violations(page)).isEmpty();

            // a change may be honest: the person sees both lists, and whom they accept is held to from then on
            witnesses(page, other, now);
            page.locator("[data-policy-change] summary").click();
            assertThat(page.locator("[data-policy-kept]")).containsText(first.vkey());
            assertThat(page.locator("[data-policy-now]")).containsText(other.vkey());
            Look.at(page, "temoins-autres");
            page.locator("[data-policy-accept]").click();
            awaitResult(page, "right");
            assertThat(page.locator("[data-finding=witnesses]")).hasText("1 témoin a cosigné cet état du registre.");
            assertThat(page.locator("[data-policy-change]")).isHidden();
            assertThat(witnesses(page, first, now)).containsText("ne nomme plus les témoins");
        }
    }

    /** Whoever answers nothing, or that there is none, makes no browser forget that it has seen a register and its witnesses. */
    @Tag("long")
    @Test
    void an_outage_or_a_register_that_is_gone_is_said_to_who_has_seen_it() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        publications.publish();
        register.publish();
        TestCosigner witness = TestCosigner.of("first.example/w", CosignerKind.ED25519);
        try (BrowserContext own = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = own.newPage();
            page.navigate(server.getURI() + "/scrutins/" + scrutin.uid() + "/recompte");
            witnesses(page, witness, Instant.now().getEpochSecond());

            // the line of the urn is not there, the register is: it has to be co-signed all the same
            status(own, "**/urne/registre", 404);
            page.locator("[data-start]").click();
            awaitResult(page, "right");
            assertThat(page.locator("[data-finding=register]")).hasAttribute("data-verdict", "absent");
            assertThat(page.locator("[data-finding=witnesses]")).hasAttribute("data-verdict", "non");
            // nor is the list
            status(own, "**/registre/politique", 404);
            page.locator("[data-start]").click();
            awaitResult(page, "right");
            assertThat(page.locator("[data-finding=witnesses]")).hasAttribute("data-verdict", "autre");

            status(own, "**/registre/checkpoint", 404);
            page.locator("[data-start]").click();
            awaitResult(page, "wrong");
            assertThat(page.locator("[data-finding=register]")).containsText("n’est plus servi");

            own.unroute("**/urne/registre");
            own.route(
                    "**/urne/registre",
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(503).setHeaders(Map.of("Retry-After", "0.01"))));
            page.locator("[data-start]").click();
            awaitResult(page, "right");
            assertThat(page.locator("[data-finding=register]")).hasAttribute("data-verdict", "inconnu");
            assertThat(page.locator("[data-finding=witnesses]")).containsText("n’ont pas pu être lues");
        }
    }

    private static void status(BrowserContext context, String address, int status) {
        context.unroute(address);
        context.route(address, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
    }

    private static Locator witnesses(Page page, TestCosigner witness, long at) {
        page.context().unroute("**/registre/politique");
        page.context().unroute("**/urne/registre");
        page.context()
                .route(
                        "**/registre/politique",
                        route -> route.fulfill(
                                new Route.FulfillOptions().setBody("witness w " + witness.vkey() + "\nquorum w\n")));
        page.context().route("**/urne/registre", route -> {
            String proof = route.fetch().text();
            String text = proof.substring(proof.indexOf("\n\n") + 2);
            try {
                String line = witness.cosign(text.substring(0, text.indexOf("\n\n") + 1), at)
                        .text();
                route.fulfill(new Route.FulfillOptions().setBody(proof + line + "\n"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
        page.locator("[data-start]").click();
        awaitResult(page, "right");
        return page.locator("[data-finding=witnesses]");
    }

    /** Two heads of one size, both signed: the one in the receipt, and the one that this browser is served. */
    @Tag("long")
    @Test
    void a_receipt_of_the_other_of_two_histories_proves_the_fork() throws Exception {
        Scrutin scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 1);
        publications.publish();
        String urn = "/scrutins/" + scrutin.uid() + "/urne";
        byte[] secret = new byte[32];
        byte[] nonce = new byte[16];
        String committed = "voix-ballot-v1\n" + scrutin.uid() + "\nP\n0\n";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update(committed.getBytes(US_ASCII));
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String leaf = "b1 " + scrutin.uid() + " P 0 " + url.encodeToString(mac.doFinal(nonce));
        try (BrowserContext voter = chromium.visitor(new Browser.NewContextOptions())) {
            Page page = voter.newPage();
            byte[] question = page.request()
                    .get(server.getURI() + urn + "/tile/0/000.p/2")
                    .body();
            byte[] first = Arrays.copyOf(question, 32);
            byte[] hash = RfcVerifier.leaf(leaf.getBytes(US_ASCII));
            String note = keys.sign("localhost" + urn, new TreeHead(2, RfcVerifier.node(first, hash)))
                    .text();
            String proof =
                    "c2sp.org/tlog-proof@v1\nindex 1\n" + Base64.getEncoder().encodeToString(first) + "\n\n" + note;
            String receipt = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "format",
                            "voix-recu",
                            "version",
                            1,
                            "host",
                            "localhost",
                            "scrutin",
                            scrutin.uid(),
                            "choice",
                            "pour",
                            "proof",
                            proof,
                            "receipt",
                            Map.of(
                                    "index",
                                    1,
                                    "leaf",
                                    leaf,
                                    "leafHash",
                                    HexFormat.of().formatHex(hash),
                                    "secret",
                                    url.encodeToString(secret),
                                    "nonce",
                                    url.encodeToString(nonce))));
            page.navigate(server.getURI() + "/recu");
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("recu.json", "application/json", receipt.getBytes(UTF_8)));
            awaitResult(page, "rewritten");
            Path fork = page.waitForDownload(
                            () -> page.locator("[data-heads] a[download]").click())
                    .path();
            VerifyRun judged = VerifyRun.of("--fork", fork.toString(), "--key", keys.verifierKey());
            assertThat(judged.out()).last().asString().startsWith("PROVEN: the holder of the key signed two histories");
            assertThat(judged.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("fr.voix.LeafSequences#all")
    void every_sequence_of_leaves_is_what_all_programs_make_of_it(LeafSequences.Sequence sequence) {
        sequence.requireSame((uid, leaves) -> (String) module("""
                async ([uid, lines]) => {
                  const { Count } = await import('/static/urn/count.js');
                  const count = new Count(uid);
                  for (const line of lines) count.read(line);
                  const counts = count.tiers[0].map((none, choice) => count.of(choice)).join();
                  const isOneFault = count.faults === 1 && count.firstFault === lines.length - 1;
                  return count.faults ? (isOneFault ? 'fault' : `${count.faults} faults`)
                    : `${counts} ${count.isClosed ? 'closed' : 'open'}`;
                }""", List.of(uid, leaves)));
    }

    /** Sources as in the verifier's PublishedVectorsTest. */
    @Tag("long")
    @Test
    void hashes_proofs_and_notes_in_the_browser_are_the_published_ones() {
        Object roots = module(
                """
                async (leaves) => {
                  const { Tree, leafHash, toHex } = await import('/static/urn/urn.js');
                  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (b) => parseInt(b, 16));
                  const hashes = await Promise.all(leaves.map((leaf) => leafHash(bytes(leaf))));
                  const tree = new Tree();
                  await tree.add(hashes);
                  return toHex(await tree.root());
                }""",
                List.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f"));
        assertThat(roots).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

        Object wrong = module("""
                async (vectors) => {
                  const { fromBase64: b, isConsistent, isIncluded } = await import('/static/urn/urn.js');
                  const { consistency, inclusion, notIncluded } = JSON.parse(vectors);
                  const altered = (proof) => [...proof.keys()].map((i) => proof.map((hash, j) => (i === j ? hash.map((byte, k) => byte ^ (k ? 0 : 16)) : hash)));
                  const longer = (proof) => [32, 0].map((n) => new Uint8Array(n)).flatMap((hash) => [[...proof, hash], [hash, ...proof]]);
                  const shorter = (proof) => (proof.length ? [proof.slice(1), proof.slice(0, -1)] : []);
                  const wrongs = (proof) => [...altered(proof), ...longer(proof), ...shorter(proof)];
                  const wrong = [];
                  const expect = async (is, verdict, one) => { if (await verdict !== is) wrong.push(JSON.stringify(one)); };
                  for (const one of consistency) {
                    const [proof, older, newer] = [one.proof.map(b), b(one.root1), b(one.root2)];
                    await expect(true, isConsistent(one.size1, older, one.size2, newer, proof), one);
                    for (const other of wrongs(proof)) await expect(false, isConsistent(one.size1, older, one.size2, newer, other), one);
                    if (proof.length) await expect(false, isConsistent(one.size1, newer, one.size2, older, proof), one);
                  }
                  for (const one of inclusion) {
                    const [proof, hash, root] = [one.proof.map(b), b(one.leafHash), b(one.root)];
                    await expect(true, isIncluded(hash, one.leafIdx, one.treeSize, proof, root), one);
                    for (const other of wrongs(proof)) await expect(false, isIncluded(hash, one.leafIdx, one.treeSize, other, root), one);
                    await expect(false, isIncluded(hash, one.treeSize, one.treeSize, proof, root), one);
                  }
                  for (const one of notIncluded) await expect(false, isIncluded(b(one.leafHash), 0, 1, [], b(one.root)), one);
                  await expect(false, isIncluded(new Uint8Array(), 0, 1, [], new Uint8Array()), 'nothing');
                  await expect(true, Promise.resolve().then(() => b('AB==')).then(() => false, () => true), 'stray bits');
                  return `${consistency.length} ${inclusion.length} ${wrong}`;
                }""", vectors());
        assertThat(wrong).isEqualTo("5 4 ");

        Object signature = module(
                """
                async ([text, signature, key]) => {
                  const { fromBase64, signatureOf } = await import('/static/urn/urn.js');
                  const note = (signed) => ({ signed, signatures: [['PeterNeumann', fromBase64(signature)]] });
                  return [await signatureOf(note(text), key), await signatureOf(note(text + 'x'), key), await signatureOf(note(text), 'x' + key)].join();
                }""",
                List.of(
                        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
                        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
                        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
        assertThat(signature).isEqualTo("oui,non,non");
    }

    private String vectors() {
        try (var file = getClass().getResourceAsStream("/urn/proofs.json")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object module(String function, Object argument) {
        if (modules == null) {
            modules = visitor.newPage();
            modules.navigate(server.getURI() + "/static/urn/urn.js");
        }
        return modules.evaluate(function, argument);
    }

    private Page recount(Scrutin scrutin, String language) {
        Page page = open(scrutin, language);
        page.locator("[data-start]").click();
        return page;
    }

    private Page open(Scrutin scrutin, String language) {
        publications.publish();
        Page page = visitor.newPage();
        page.navigate(server.getURI() + language + "/scrutins/" + scrutin.uid() + "/recompte");
        return page;
    }

    private static void awaitResult(Page page, String result) {
        assertThat(page.locator("[data-status]"))
                .hasAttribute("data-result", result, new HasAttributeOptions().setTimeout(30_000));
    }
}
