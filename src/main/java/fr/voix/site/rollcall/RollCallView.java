package fr.voix.site.rollcall;

import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Position;
import fr.voix.parliament.rollcall.RelatedAmendement;
import fr.voix.parliament.rollcall.RollCallCriteria;
import fr.voix.parliament.rollcall.RollCallNumber;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublic.Detailed;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.amendement.BeforeAfter;
import fr.voix.site.amendement.BeforeAfterSplit;
import fr.voix.site.rollcall.RollCallPage.Correction;
import fr.voix.site.rollcall.RollCallPage.GroupVotes;
import fr.voix.site.rollcall.RollCallPage.Listing;
import fr.voix.site.rollcall.RollCallPage.Person;
import fr.voix.site.rollcall.RollCallPage.Side;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts official roll-calls into pages. */
@Singleton
record RollCallView(
        ScrutinPublicService scrutins,
        GroupVoteService groupes,
        WidestGaps gaps,
        BeforeAfterSplit apart,
        RollCallItemService items,
        TexteService textes,
        AmendementListService amendements,
        PageFraming site) {

    static final String BY_GAP = "ecart";
    static final String GAPS = Addresses.ROLL_CALLS + "?tri=" + BY_GAP;

    private static final int PAGE_SIZE = 30;

    byte[] list(@Nullable String after, Language language) {
        var m = Messages.of(language);
        var found = scrutins.before(RollCallCriteria.ALL, after, PAGE_SIZE + 1).orElseThrow(NothingHereException::new);
        var shown = found.size() > PAGE_SIZE ? found.subList(0, PAGE_SIZE) : found;
        var address = language.href(Addresses.ROLL_CALLS);
        return site.render(
                "site/rollcall/list",
                new Listing(
                        site.frame(
                                language,
                                Addresses.ROLL_CALLS,
                                m.t("rollcall.title"),
                                m.t("rollcall.lede"),
                                null,
                                List.of()),
                        items.items(shown, language),
                        after == null ? null : address,
                        found.size() > PAGE_SIZE
                                ? address + "?after=" + shown.getLast().uid()
                                : null,
                        after != null || gaps.widest(1).isEmpty() ? null : language.href(GAPS),
                        null));
    }

    byte[] gaps(Language language) {
        var m = Messages.of(language);
        var uids = gaps.widest(PAGE_SIZE);
        var stored = scrutins.stored(uids);
        return site.render(
                "site/rollcall/list",
                new Listing(
                        site.frame(language, GAPS, m.t("rollcall.gaps"), m.t("rollcall.gaps.lede"), null, List.of()),
                        items.items(
                                uids.stream()
                                        .map(stored::get)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                language),
                        null,
                        null,
                        null,
                        language.href(Addresses.ROLL_CALLS)));
    }

    byte[] page(RollCallNumber number, Language language) {
        var found = scrutins.find(number.legislature(), number.numero()).orElseThrow(NothingHereException::new);
        return site.render("site/rollcall/rollcall", page(found, language));
    }

    private RollCallPage page(Detailed found, Language language) {
        var m = Messages.of(language);
        var scrutin = found.scrutin();
        var item = items.items(List.of(scrutin), language).getFirst();
        var people = new People(
                textes.acteurs(Stream.concat(
                                found.votes().stream().map(VoteDepute::acteurUid),
                                found.corrections().stream().map(ScrutinPublic.Correction::acteurUid))
                        .distinct()
                        .toList()),
                m);
        var groupes = groupes(found, people);
        var unnamed = found.votes().stream()
                .filter(vote -> !people.acteurs().containsKey(vote.acteurUid()))
                .count();
        return new RollCallPage(
                site.frame(
                                language,
                                Addresses.rollCall(scrutin.legislature(), scrutin.numero()),
                                m.t("rollcall.page", item.numero(), item.title()),
                                m.t("rollcall.description", item.numero(), item.date(), item.outcome(), item.title()),
                                null,
                                List.of(new Link(m.t("rollcall.title"), language.href(Addresses.ROLL_CALLS))))
                        .withLastCrumb(m.t("rollcall.number", item.numero())),
                item,
                item.isOfficial() ? null : RollCallItemService.officialTitle(scrutin),
                m.t(
                        m.has("rollcall.kind." + scrutin.typeVote())
                                ? "rollcall.kind." + scrutin.typeVote()
                                : "rollcall.kind"),
                scrutin.demandeur(),
                scrutin.requis() == null
                        ? null
                        : m.t("rollcall.required", m.number(scrutin.requis()), m.number(scrutin.exprimes())),
                scrutin.isCensure(),
                groupes,
                sides(found.votes(), null, people),
                GroupVoteService.hemicycle(groupes),
                decided(scrutin, language),
                item.citizens() == null ? null : apart(scrutin, m),
                found.corrections().stream()
                        .map(correction ->
                                new Correction(people.person(correction.acteurUid(), null), wish(correction, m)))
                        .toList(),
                unnamed == 0 ? null : m.t("rollcall.unnamed", unnamed, m.number(unnamed)),
                scrutin.officialPage(),
                Addresses.api("/scrutins-publics/" + scrutin.uid()));
    }

    private List<AmendementItem> decided(ScrutinPublic scrutin, Language language) {
        var related = scrutins.amendements(List.of(scrutin.uid())).getOrDefault(scrutin.uid(), List.of());
        var shown =
                amendements.items(related.stream().map(RelatedAmendement::uid).toList(), language);
        return related.stream()
                .map(one -> shown.get(one.uid()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Of the one amendement that it decided. */
    @Nullable
    private BeforeAfter apart(ScrutinPublic scrutin, Messages m) {
        return scrutins.amendements(List.of(scrutin.uid())).getOrDefault(scrutin.uid(), List.of()).stream()
                .filter(one -> !one.identique())
                .findFirst()
                .flatMap(one -> apart.of(one.uid(), m))
                .orElse(null);
    }

    private static String wish(ScrutinPublic.Correction correction, Messages m) {
        var position = correction.position() == null
                ? "NON_VOTANT"
                : correction.position().name();
        return m.t("rollcall.wish." + position) + (correction.isFailure() ? " " + m.t("rollcall.failure") : "");
    }

    private record People(Map<String, Acteur> acteurs, Messages m) {

        Person person(String uid, @Nullable String note) {
            var acteur = acteurs.get(uid);
            return acteur == null
                    ? new Person(uid, null, note)
                    : new Person(acteur.name(), m.link(Addresses.depute(acteur.slug())), note);
        }
    }

    private List<GroupVotes> groupes(Detailed found, People people) {
        return groupes.groupes(found.groupes(), people.m()).stream()
                .map(groupe -> groupe.uid() == null ? groupe : groupe.with(sides(found.votes(), groupe.uid(), people)))
                .toList();
    }

    private static List<Side> sides(List<VoteDepute> votes, @Nullable String groupeUid, People people) {
        var own = votes.stream()
                .filter(vote -> Objects.equals(vote.groupeUid(), groupeUid))
                .toList();
        return Stream.of(Position.POUR, Position.CONTRE, Position.ABSTENTION, null)
                .map(position -> side(position, own, people))
                .filter(side -> !side.people().isEmpty())
                .toList();
    }

    private static Side side(@Nullable Position position, List<VoteDepute> votes, People people) {
        return new Side(
                position,
                people.m().t("rollcall.position." + (position == null ? "NON_VOTANT" : position.name())),
                votes.stream()
                        .filter(vote -> vote.position() == position)
                        .sorted(Comparator.comparing(
                                vote -> people.acteurs().get(vote.acteurUid()), Comparator.nullsLast(Acteur.BY_NAME)))
                        .map(vote -> people.person(
                                vote.acteurUid(),
                                RollCallItemService.own(vote, people.m()).note()))
                        .toList());
    }
}
