package fr.voix.site.rollcall;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.rollcall.RelatedAmendement;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.site.rollcall.RollCallItem.Own;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts roll-calls into the lines of a list: what was asked, what came of it, and what citizens say. */
@Singleton
public record RollCallItemService(ScrutinPublicService scrutins, AmendementListService amendements) {

    private static final Pattern FORMULA =
            Pattern.compile(" \\([^()]*(?:lecture|commission mixte paritaire|examen prioritaire)[^()]*\\)"
                    + "| et (?:à )?(?:l’|les? |aux )(?:sous-)?a\\w+ identiques?(?: suivants?)?");

    public List<RollCallItem> items(List<ScrutinPublic> found, Language language) {
        var related =
                scrutins.amendements(found.stream().map(ScrutinPublic::uid).toList());
        var only = found.stream()
                .collect(Collectors.toMap(
                        ScrutinPublic::uid,
                        one -> only(related.getOrDefault(one.uid(), List.of())),
                        (one, same) -> one));
        // these alone: what is read for a page is watched for it
        var shown = amendements.items(
                only.values().stream().flatMap(Optional::stream).collect(Collectors.toSet()), language);
        return found.stream()
                .map(one -> item(one, only.get(one.uid()).map(shown::get).orElse(null), language))
                .toList();
    }

    /** How a deputy voted, in the order given. */
    public Map<RollCallItem, Own> votes(Collection<VoteDepute> votes, Language language) {
        var stored =
                scrutins.stored(votes.stream().map(VoteDepute::scrutinPublicUid).toList());
        var voted = List.copyOf(votes);
        var items = items(
                voted.stream().map(vote -> stored.get(vote.scrutinPublicUid())).toList(), language);
        var owned = new LinkedHashMap<RollCallItem, Own>();
        for (var i = 0; i < items.size(); i++) {
            owned.put(items.get(i), own(voted.get(i), Messages.of(language)));
        }
        return owned;
    }

    static Own own(VoteDepute vote, Messages m) {
        if (vote.position() != null) {
            return new Own(
                    vote.position(),
                    m.t("rollcall.position." + vote.position().name()),
                    vote.parDelegation() ? m.t("rollcall.delegation") : null);
        }
        var key = "rollcall.cause." + vote.cause();
        return new Own(null, m.t("rollcall.position.NON_VOTANT"), m.has(key) ? m.t(key) : null);
    }

    /** The amendement that it is about; empty where it is about several. */
    private static Optional<String> only(List<RelatedAmendement> related) {
        var own = related.stream().filter(one -> !one.identique()).toList();
        return own.size() == 1 ? Optional.of(own.getFirst().uid()) : Optional.empty();
    }

    private static RollCallItem item(ScrutinPublic one, @Nullable AmendementItem amendement, Language language) {
        var m = Messages.of(language);
        var isSaid = amendement != null && amendement.gist().isSaid();
        var title = isSaid ? amendement.gist().text() : withoutFormula(officialTitle(one));
        return new RollCallItem(
                Integer.toString(one.numero()),
                language.href(Addresses.rollCall(one.legislature(), one.numero())),
                one.voteOn(),
                m.date(one.voteOn()),
                title,
                isSaid ? amendement.gist().lang() : "fr",
                title.equals(officialTitle(one)),
                m.t("rollcall.issue." + one.issue().name()),
                TallyView.of(one.pour(), one.contre(), one.abstentions(), m),
                amendement == null
                                || amendement.tally() == null
                                || amendement.tally().total() == 0
                        ? null
                        : amendement.tally(),
                !one.isCensure() || one.requis() == null
                        ? null
                        : m.t("rollcall.censure.votes", m.number(one.pour()), m.number(one.requis())));
    }

    static String officialTitle(ScrutinPublic one) {
        var words = one.titre()
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("\\.$", "")
                .replaceAll("n° ?", "n°\u00a0");
        return Wording.capital(Wording.curly(words));
    }

    /** What was voted on, without the reading, the order of the day and the identical ones that were voted on with it. */
    static String withoutFormula(String title) {
        return FORMULA.matcher(title).replaceAll("");
    }
}
