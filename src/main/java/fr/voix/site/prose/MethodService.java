package fr.voix.site.prose;

import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.site.prose.ProsePage.Part;
import fr.voix.site.prose.ProsePage.Table;
import fr.voix.urn.log.QuietRule;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.setaside.SetAsideRule;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds to the words of the method page what a verifier needs to the letter: formats, addresses, the public key. */
@Singleton
class MethodService {

    private static final int URN = 2;
    private static final int PROOF = 4;
    private static final int KEY = 5;
    private static final int WATCHER = 8;
    private static final int FORK_CHECK = 2;

    private final SiteService site;
    private final UrnKeyService key;
    private final QuietRule quiet;
    private final Duration publishEvery;

    MethodService(
            SiteService site,
            UrnKeyService key,
            QuietRule quiet,
            @Property(name = "voix.urn.publish-every", defaultValue = "1s") Duration publishEvery) {
        this.site = site;
        this.key = key;
        this.quiet = quiet;
        this.publishEvery = publishEvery;
    }

    /** @param parts the sections as the messages have them */
    List<Part> completed(List<Part> parts, Messages m, Language language) {
        var completed = new ArrayList<>(parts);
        completed.set(URN, parts.get(URN).with(leaves(m)));
        completed.set(
                PROOF,
                parts.get(PROOF)
                        .withCode("java -jar voix.jar verify " + site.origin() + " --all")
                        .with(addresses(m))
                        .withLinks(List.of(
                                new Link(m.t("methode.formats"), language.href("/formats")),
                                new Link(m.t("fourche.title"), language.href("/fourche")),
                                new Link("RFC 6962", "https://www.rfc-editor.org/rfc/rfc6962"),
                                new Link("C2SP tlog-tiles", "https://c2sp.org/tlog-tiles"),
                                new Link("C2SP tlog-proof", "https://c2sp.org/tlog-proof"))));
        completed.set(
                KEY,
                parts.get(KEY)
                        .withCode(key.verifierKey())
                        .withLinks(List.of(new Link("/.well-known/voix-urn.vkey", "/.well-known/voix-urn.vkey"))));
        long seconds = Math.max(1, publishEvery.toSeconds());
        completed.set(WATCHER, parts.get(WATCHER).withParagraph(m.t("methode.pace", seconds, m.number(seconds))));
        if (quiet.isGrouping()) {
            long minutes = Math.max(1, quiet.quietFor().toMinutes());
            for (String paragraph : m.t("methode.groups", m.number(quiet.ballots()), m.number(minutes))
                    .split("\\|")) {
                completed.set(WATCHER, completed.get(WATCHER).withParagraph(paragraph));
            }
        }
        completed.add(KEY + 1, part(m, "methode.cite").with(signed(m)));
        completed.add(PROOF, part(m, "methode.closing"));
        completed.add(PROOF, part(m, "methode.waiting"));
        completed.add(PROOF, part(m, "methode.aside").with(rules(m)));
        completed.add(part(m, "methode.two").with(people(m)));
        completed.add(part(m, "methode.petitions")
                .withLinks(List.of(new Link(m.t("petrules.title"), language.href("/petitions/regles")))));
        return List.copyOf(completed);
    }

    /** The sections on two signed notes that contradict each other. */
    List<Part> forks(List<Part> parts, Language language) {
        var completed = new ArrayList<>(parts);
        completed.set(
                FORK_CHECK,
                parts.get(FORK_CHECK)
                        .withCode("java -jar voix.jar verify --fork "
                                + Messages.of(language).t("fourche.file") + " --key " + key.verifierKey()));
        completed.set(
                FORK_CHECK + 1,
                parts.get(FORK_CHECK + 1)
                        .withLinks(List.of(
                                new Link("/formats", language.href("/formats")),
                                new Link("C2SP signed-note", "https://c2sp.org/signed-note"),
                                new Link("C2SP tlog-checkpoint", "https://c2sp.org/tlog-checkpoint"))));
        return List.copyOf(completed);
    }

    private static Part part(Messages m, String key) {
        return new Part(m.t(key + ".title"), List.of(m.t(key + ".text").split("\\|")), List.of(), null);
    }

    /** The rules as they are applied, each with its public wording. */
    private static Table rules(Messages m) {
        return new Table(
                m.t("methode.rules"),
                List.of(m.t("methode.rules.rule"), m.t("methode.rules.text")),
                Arrays.stream(SetAsideRule.values())
                        .map(rule -> List.of(
                                rule.code(),
                                m.t("regle." + rule.code()) + ". " + m.t("regle." + rule.code() + ".text")))
                        .toList());
    }

    /** Which act wants how many people, and why: each line of the text is an act, how many, and the reason. */
    private static Table people(Messages m) {
        return new Table(
                m.t("methode.two.table"),
                List.of(m.t("methode.two.act"), m.t("methode.two.people"), m.t("methode.two.why")),
                Arrays.stream(m.t("methode.two.rows").split("\\|"))
                        .map(row -> List.of(row.split(" / ")))
                        .toList());
    }

    private static Table leaves(Messages m) {
        return new Table(
                m.t("methode.leaves"),
                List.of(m.t("methode.leaves.leaf"), m.t("methode.leaves.meaning"), m.t("methode.leaves.effect")),
                List.of(
                        List.of("t1 <uid> <sha-256>", m.t("methode.leaves.t1"), "0"),
                        List.of("b1 <uid> <P|C|A> <tier> <commitment>", m.t("methode.leaves.b1"), m.signed(1)),
                        List.of("s1 <id> <tier> <commitment>", m.t("methode.leaves.s1"), m.signed(1)),
                        List.of("x1 <index>", m.t("methode.leaves.x1"), m.signed(-1)),
                        List.of("m1 <index> <rule> <decision>", m.t("methode.leaves.m1"), m.signed(-1)),
                        List.of("r1 <index> <decision>", m.t("methode.leaves.r1"), m.signed(1)),
                        List.of("z1 <uid> <P> <C> <A>", m.t("methode.leaves.z1"), "0"),
                        List.of("z1 <id> <n>", m.t("methode.leaves.z1.petition"), "0")));
    }

    private static Table signed(Messages m) {
        return new Table(
                m.t("methode.cite.table"),
                List.of(m.t("methode.cite.line"), m.t("methode.cite.field")),
                List.of(
                        List.of("<host>/scrutins/<uid>/resultat", m.t("methode.cite.first")),
                        List.of("size <n>", m.t("methode.cite.size")),
                        List.of("root <hex>", m.t("methode.cite.root")),
                        List.of("at <yyyy-mm-ddThh:00:00Z>", m.t("methode.cite.at")),
                        List.of("state <open|closed>", m.t("methode.cite.state")),
                        List.of("tier <0|1|2> <P> <C> <A>", m.t("methode.cite.tier")),
                        List.of("tier <0|1|2> <n>", m.t("methode.cite.petition")),
                        List.of("<caution>", m.t("methode.cite.caution"))));
    }

    private static Table addresses(Messages m) {
        return new Table(
                m.t("methode.addresses"),
                List.of(m.t("ouvertes.api.address"), m.t("ouvertes.api.what")),
                List.of(
                        List.of("/scrutins/{uid}/recompte", m.t("methode.addresses.recount")),
                        List.of("/scrutins/{uid}/urne/checkpoint", m.t("methode.addresses.checkpoint")),
                        List.of("/scrutins/{uid}/urne/tile/entries/000", m.t("methode.addresses.entries")),
                        List.of("/scrutins/{uid}/urne/tile/0/000", m.t("methode.addresses.tiles")),
                        List.of("/scrutins/{uid}/urne/preuve/{index}", m.t("methode.addresses.inclusion")),
                        List.of("/scrutins/{uid}/urne/coherence/{a}/{b}", m.t("methode.addresses.consistency")),
                        List.of("/petitions/{id}/urne/…", m.t("methode.addresses.petition")),
                        List.of("/api/v1/scrutins/{uid}/resultat", m.t("methode.addresses.result")),
                        List.of("/api/v1/scrutins/{uid}/texte", m.t("methode.addresses.text"))));
    }
}
