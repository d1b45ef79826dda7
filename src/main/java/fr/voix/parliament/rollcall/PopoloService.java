package fr.voix.parliament.rollcall;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Position;
import fr.voix.parliament.rollcall.ScrutinPublic.Correction;
import fr.voix.parliament.rollcall.ScrutinPublic.Detailed;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteDepute;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import fr.voix.parliament.rollcall.VoteEventJson.Count;
import fr.voix.parliament.rollcall.VoteEventJson.GroupResult;
import fr.voix.parliament.rollcall.VoteEventJson.MiseAuPoint;
import fr.voix.parliament.rollcall.VoteEventJson.Motion;
import fr.voix.parliament.rollcall.VoteEventJson.Named;
import fr.voix.parliament.rollcall.VoteEventJson.Related;
import fr.voix.parliament.rollcall.VoteEventJson.Slice;
import fr.voix.parliament.rollcall.VoteEventJson.Source;
import fr.voix.parliament.rollcall.VoteEventJson.Vote;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells official roll-calls in the words of Popolo. */
@Singleton
record PopoloService(ScrutinPublicService scrutins, TexteService textes, PublicUrl publicUrl) {

    static final String PATH = "/api/v1/scrutins-publics";

    private static final int PAGE_SIZE = 50;
    private static final Named ASSEMBLEE = new Named(null, "Assemblée nationale");
    private static final Named NO_GROUP = new Named(null, "Groupe non précisé par la source");
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:l['’]|les? |la )(sous-amendement|amendement|article|ensemble|motion)s?\\b.*", Pattern.DOTALL);

    /** @param place an official uid, or a number as in the address of a page */
    Optional<VoteEventJson> at(String place) {
        return RollCallNumber.of(place)
                .map(number -> scrutins.find(number.legislature(), number.numero()))
                .orElseGet(() -> scrutins.find(place))
                .map(this::event);
    }

    private VoteEventJson event(Detailed found) {
        var uid = found.uid();
        var groupes = textes.groupes(found.groupes().stream()
                .map(VoteGroupe::groupeUid)
                .filter(Objects::nonNull)
                .toList());
        var acteurs = textes.acteurs(Stream.concat(
                        found.votes().stream().map(VoteDepute::acteurUid),
                        found.corrections().stream().map(Correction::acteurUid))
                .distinct()
                .toList());
        return event(
                found.scrutin(),
                related(scrutins.amendements(List.of(uid)).get(uid)),
                counts(found.scrutin(), found.groupes(), groupes),
                groupResults(found.groupes(), groupes),
                found.votes().stream().map(vote -> vote(vote, acteurs)).toList(),
                found.corrections().stream()
                        .map(correction -> miseAuPoint(correction, acteurs))
                        .toList());
    }

    /**
     * The latest first.
     *
     * @param after uid of the last one of the page before; null for the first page
     * @return empty when there is no such roll-call
     */
    Optional<Slice> page(RollCallCriteria criteria, @Nullable String after) {
        return scrutins.before(criteria, after, PAGE_SIZE + 1).map(found -> {
            var shown = found.size() > PAGE_SIZE ? found.subList(0, PAGE_SIZE) : found;
            var amendements =
                    scrutins.amendements(shown.stream().map(ScrutinPublic::uid).toList());
            var items = shown.stream()
                    .map(one -> event(
                            one,
                            related(amendements.get(one.uid())),
                            counts(one, List.of(), Map.of()),
                            null,
                            null,
                            null))
                    .toList();
            return new Slice(items, found.size() > PAGE_SIZE ? shown.getLast().uid() : null);
        });
    }

    private List<Related> related(@Nullable List<RelatedAmendement> amendements) {
        return amendements == null
                ? List.of()
                : amendements.stream()
                        .map(row -> new Related(
                                row.uid(),
                                row.numero(),
                                publicUrl.origin() + row.address(),
                                publicUrl.origin() + Addresses.api(Addresses.scrutin(row.uid())),
                                row.auteurUid(),
                                row.identique()))
                        .toList();
    }

    private VoteEventJson event(
            ScrutinPublic scrutin,
            List<Related> amendements,
            List<Count> counts,
            @Nullable List<GroupResult> groupResults,
            @Nullable List<Vote> votes,
            @Nullable List<MiseAuPoint> misesAuPoint) {
        var result = switch (scrutin.issue()) {
            case ADOPTE -> "pass";
            case REJETE -> "fail";
            case INCONNU -> null;
        };
        var subject = SUBJECT.matcher(scrutin.titre());
        return new VoteEventJson(
                scrutin.uid(),
                Integer.toString(scrutin.numero()),
                Integer.toString(scrutin.legislature()),
                ASSEMBLEE,
                new Motion(
                        scrutin.titre(),
                        subject.matches() ? subject.group(1) : null,
                        scrutin.requis() == null ? null : scrutin.requis() + " suffrages",
                        result,
                        amendements),
                scrutin.typeVote(),
                scrutin.voteOn().toString(),
                result,
                counts,
                groupResults,
                votes,
                misesAuPoint,
                List.of(
                        new Source(scrutin.officialPage(), "Assemblée nationale, Licence Ouverte"),
                        new Source(publicUrl.origin() + PATH + "/" + scrutin.uid(), "Voix")));
    }

    private static List<Count> counts(ScrutinPublic scrutin, List<VoteGroupe> votes, Map<String, Groupe> groupes) {
        var counts = new ArrayList<Count>();
        add(counts, scrutin.pour(), scrutin.contre(), scrutin.abstentions(), scrutin.nonVotants(), null, null);
        for (var groupe : votes) {
            add(
                    counts,
                    groupe.pour(),
                    groupe.contre(),
                    groupe.abstentions(),
                    groupe.nonVotants(),
                    groupe.groupeUid(),
                    named(groupe, groupes));
        }
        return counts;
    }

    private static void add(
            List<Count> counts,
            int pour,
            int contre,
            int abstentions,
            int nonVotants,
            @Nullable String groupId,
            @Nullable Named group) {
        counts.add(new Count("yes", pour, groupId, group));
        counts.add(new Count("no", contre, groupId, group));
        counts.add(new Count("abstain", abstentions, groupId, group));
        counts.add(new Count("not voting", nonVotants, groupId, group));
    }

    private static List<GroupResult> groupResults(List<VoteGroupe> votes, Map<String, Groupe> groupes) {
        return votes.stream()
                .filter(groupe -> groupe.position() != null)
                .map(groupe -> new GroupResult(groupe.groupeUid(), named(groupe, groupes), option(groupe.position())))
                .toList();
    }

    private static Named named(VoteGroupe groupe, Map<String, Groupe> groupes) {
        if (groupe.groupeUid() == null) {
            return NO_GROUP;
        }
        var known = groupes.get(groupe.groupeUid());
        return new Named(groupe.groupeUid(), known == null ? groupe.groupeUid() : known.libelle());
    }

    private static Vote vote(VoteDepute vote, Map<String, Acteur> acteurs) {
        return new Vote(
                vote.acteurUid(),
                named(vote.acteurUid(), acteurs),
                option(vote.position()),
                vote.groupeUid(),
                vote.parDelegation() ? true : null,
                vote.cause());
    }

    private static MiseAuPoint miseAuPoint(Correction correction, Map<String, Acteur> acteurs) {
        return new MiseAuPoint(
                correction.acteurUid(),
                named(correction.acteurUid(), acteurs),
                option(correction.position()),
                correction.isFailure() ? true : null);
    }

    private static Named named(String acteurUid, Map<String, Acteur> acteurs) {
        var acteur = acteurs.get(acteurUid);
        return new Named(acteurUid, acteur == null ? acteurUid : acteur.name());
    }

    private static String option(@Nullable Position position) {
        return switch (position) {
            case POUR -> "yes";
            case CONTRE -> "no";
            case ABSTENTION -> "abstain";
            case null -> "not voting";
        };
    }
}
