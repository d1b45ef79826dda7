package fr.voix.parliament.opendata;

import fr.voix.base.text.Position;
import fr.voix.parliament.rollcall.ScrutinPublic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the official file of a roll-call. The position of each group is counted again: the official one is unreliable. */
final class ScrutinPublicParser {

    private static final Pattern UID = Pattern.compile("VT[A-Z0-9]{5,40}");

    /** What twelve official files call every group. */
    private static final String NO_GROUP = "PO0";

    private static final List<CorrectedList> CORRECTED = List.of(
            new CorrectedList("nonVotants", "nonVotants", null),
            new CorrectedList("nonVotantsVolontaires", "nonVotantsVolontaires", null),
            new CorrectedList("pours", "pour", Position.POUR),
            new CorrectedList("contres", "contre", Position.CONTRE),
            new CorrectedList("abstentions", "abstentions", Position.ABSTENTION));

    private ScrutinPublicParser() {}

    static ScrutinPublic.Detailed parse(OfficialNode file, byte[] fingerprint) throws RefusedException {
        String uid = file.uid(UID, "a scrutin");
        OfficialNode counts = file.at("syntheseVote.decompte");
        List<ScrutinPublic.VoteGroupe> groupes = new ArrayList<>();
        List<ScrutinPublic.VoteDepute> votes = new ArrayList<>();
        Set<String> voters = new HashSet<>();
        for (OfficialNode groupe : file.items("ventilationVotes.organe.groupes.groupe")) {
            String groupeUid = groupeUid(groupe);
            groupes.add(groupe(groupe, uid, groupes.size(), groupeUid));
            for (ScrutinPublic.VoteDepute vote : votes(groupe.at("vote.decompteNominatif"), uid, groupeUid)) {
                if (!voters.add(vote.acteurUid())) {
                    throw new RefusedException(vote.acteurUid() + " votes twice");
                }
                votes.add(vote);
            }
        }
        ScrutinPublic scrutin = new ScrutinPublic(
                uid,
                file.integer("numero"),
                file.integer("legislature"),
                file.text("seanceRef"),
                voteOn(file),
                file.required("typeVote.codeTypeVote"),
                file.required("titre"),
                file.text("demandeur.texte"),
                issue(file.text("sort.code")),
                file.integer("syntheseVote.nombreVotants"),
                file.integer("syntheseVote.suffragesExprimes"),
                file.at("syntheseVote.nbrSuffragesRequis").isAbsent()
                        ? null
                        : file.integer("syntheseVote.nbrSuffragesRequis"),
                counts.integer("pour"),
                counts.integer("contre"),
                counts.integer("abstentions"),
                (int) counts.numberOrZero("nonVotants"),
                fingerprint);
        return new ScrutinPublic.Detailed(scrutin, List.copyOf(groupes), List.copyOf(votes), corrections(file, uid));
    }

    private static LocalDate voteOn(OfficialNode file) throws RefusedException {
        file.required("dateScrutin");
        return file.date("dateScrutin");
    }

    private static ScrutinPublic.Issue issue(String code) {
        return switch (code == null ? "" : code) {
            case "adopté" -> ScrutinPublic.Issue.ADOPTE;
            case "rejeté" -> ScrutinPublic.Issue.REJETE;
            default -> ScrutinPublic.Issue.INCONNU;
        };
    }

    private static String groupeUid(OfficialNode groupe) throws RefusedException {
        String uid = groupe.text("organeRef");
        return NO_GROUP.equals(uid) ? null : uid;
    }

    private static ScrutinPublic.VoteGroupe groupe(OfficialNode groupe, String uid, int rang, String groupeUid)
            throws RefusedException {
        OfficialNode counts = groupe.at("vote.decompteVoix");
        int pour = counts.integer("pour");
        int contre = counts.integer("contre");
        int abstentions = counts.integer("abstentions");
        return new ScrutinPublic.VoteGroupe(
                uid,
                rang,
                groupeUid,
                groupe.integer("nombreMembresGroupe"),
                pour,
                contre,
                abstentions,
                (int) counts.numberOrZero("nonVotants"),
                position(pour, contre, abstentions));
    }

    /** The largest count; null when nobody voted, or on a tie. */
    static Position position(int pour, int contre, int abstentions) {
        int most = Math.max(pour, Math.max(contre, abstentions));
        List<Position> largest = new ArrayList<>();
        if (pour == most) {
            largest.add(Position.POUR);
        }
        if (contre == most) {
            largest.add(Position.CONTRE);
        }
        if (abstentions == most) {
            largest.add(Position.ABSTENTION);
        }
        return most > 0 && largest.size() == 1 ? largest.getFirst() : null;
    }

    private static List<ScrutinPublic.VoteDepute> votes(OfficialNode names, String uid, String groupeUid)
            throws RefusedException {
        List<ScrutinPublic.VoteDepute> votes = new ArrayList<>();
        addVotes(names.items("pours.votant"), uid, groupeUid, Position.POUR, votes);
        addVotes(names.items("contres.votant"), uid, groupeUid, Position.CONTRE, votes);
        addVotes(names.items("abstentions.votant"), uid, groupeUid, Position.ABSTENTION, votes);
        addVotes(names.items("nonVotants.votant"), uid, groupeUid, null, votes);
        return votes;
    }

    private static void addVotes(
            List<OfficialNode> votants,
            String uid,
            String groupeUid,
            Position position,
            List<ScrutinPublic.VoteDepute> votes)
            throws RefusedException {
        for (OfficialNode votant : votants) {
            votes.add(new ScrutinPublic.VoteDepute(
                    uid,
                    votant.required("acteurRef"),
                    groupeUid,
                    position,
                    "true".equals(votant.text("parDelegation")),
                    votant.text("causePositionVote"),
                    votant.text("numPlace") == null ? null : votant.integer("numPlace")));
        }
    }

    /** The files have two words for one list: {@code pours} as said by the deputy, {@code pour} for a failed device. */
    private static List<ScrutinPublic.Correction> corrections(OfficialNode file, String uid) throws RefusedException {
        Map<String, ScrutinPublic.Correction> corrections = new LinkedHashMap<>();
        for (boolean isFailure : new boolean[] {false, true}) {
            OfficialNode said = file.at(isFailure ? "miseAuPoint.dysfonctionnement" : "miseAuPoint");
            for (CorrectedList list : CORRECTED) {
                for (OfficialNode votants : said.items(isFailure ? list.ofFailure() : list.said())) {
                    for (OfficialNode votant : votants.items("votant")) {
                        String acteur = votant.required("acteurRef");
                        corrections.put(
                                acteur + isFailure,
                                new ScrutinPublic.Correction(uid, acteur, list.position(), isFailure));
                    }
                }
            }
        }
        return List.copyOf(corrections.values());
    }

    private record CorrectedList(String said, String ofFailure, Position position) {}
}
