package fr.voix.desk.scrutin;

import fr.voix.desk.account.joint.JointAct;
import fr.voix.desk.account.joint.JointActService;
import fr.voix.desk.account.joint.JointActService.JointResult;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SetAsideRun;
import fr.voix.urn.setaside.SettingAside;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The second person of an installation with one administrator: its operator, on its machine. */
@Singleton
record OperatorDecision(JointActService joints, SettingAside setAsides, SetAsideRun runs, BallotModeration ballots) {

    private static final String ENOUGH = "Two administrators are there: they decide in the back office.";
    private static final String PROPOSER_GONE =
            "Anyone who proposed it may not decide any more: nothing is carried out, it lapses or is refused in the back office.";
    private static final String UNFIT_REASON = "A reason is needed, of 2,000 characters at most.";
    private static final String READ_ONLY = "Urns are read-only until what is stored agrees with what was published.";
    private static final int MOST = 1_000;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    /** What waits for a second person, a line each, its name first. */
    List<String> waiting() {
        List<String> lines = new ArrayList<>();
        for (JointAct act : joints.waiting(MOST)) {
            lines.add(String.join(
                    " ",
                    act.name(),
                    act.kind().name(),
                    act.subject(),
                    "by moderator " + act.proposedBy() + ":",
                    act.reason() == null ? "-" : act.reason()));
        }
        for (SetAside decision : setAsides.waiting(MOST)) {
            lines.add(String.join(
                    " ",
                    decision.decision(),
                    decision.isUndoing() ? "REINSTATE" : "SET_ASIDE",
                    decision.ballots() + (decision.kind() == UrnKind.PETITION ? " signatures of" : " ballots of"),
                    DecisionSubject.reference(decision.uid()),
                    "by moderator " + decision.proposedBy() + ":",
                    decision.reason()));
        }
        return lines;
    }

    /**
     * Confirms one, and carries it out.
     *
     * @param name as {@link #waiting} gives it
     * @return why not, or nothing
     */
    String confirm(String name, String reason) {
        if (name.matches("a\\d{1,18}")) {
            return said(joints.confirmAsOperator(Long.parseLong(name.substring(1)), reason));
        }
        if (!name.matches("d\\d{1,18}")) {
            return "Not the name of anything that waits: " + name;
        }
        long number = Long.parseLong(name.substring(1));
        return switch (ballots.approveAsOperator(number, reason)) {
            case SetAsideResult.Started started -> {
                runs.runFor(started.decision().number(), LONG_ENOUGH);
                yield "";
            }
            case SetAsideResult.NotSecond no -> no.why().equals("operator") ? ENOUGH : PROPOSER_GONE;
            case SetAsideResult.UnfitReason unfit -> UNFIT_REASON;
            case SetAsideResult.Lapsed lapsed -> "The network of " + name + " is forgotten: propose it anew.";
            case SetAsideResult.ReadOnly readOnly -> READ_ONLY;
            default -> name + " does not wait.";
        };
    }

    private static String said(JointResult result) {
        return switch (result) {
            case JointResult.Done done -> "";
            case JointResult.NotForOperator no -> ENOUGH;
            case JointResult.NotSecond gone -> PROPOSER_GONE;
            case JointResult.UnfitReason unfit -> UNFIT_REASON;
            case JointResult.Refused refused ->
                refused.problem().equals("readonly")
                        ? READ_ONLY
                        : "It cannot be carried out any more: " + refused.problem() + ".";
            default -> "Nothing of that name waits.";
        };
    }
}
