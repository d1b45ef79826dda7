package fr.voix.desk.account.joint;

import fr.voix.base.audit.Act;
import fr.voix.desk.account.Role;

/** Kinds of acts that need two people. Decisions on ballots have proposals of their own. */
public enum JointKind {
    REOPEN(Role.MODERATOR, Act.SCRUTIN_REOPEN_PROPOSE, Act.SCRUTIN_REOPEN_DROP),
    ERASE(Role.MODERATOR, Act.BALLOT_ERASE_PROPOSE, Act.BALLOT_ERASE_DROP),
    ADMINISTRATOR(Role.ADMINISTRATOR, Act.ACCOUNT_ADMINISTRATOR_PROPOSE, Act.ACCOUNT_ADMINISTRATOR_DROP);

    private final Role role;
    private final Act proposed;
    private final Act dropped;

    JointKind(Role role, Act proposed, Act dropped) {
        this.role = role;
        this.proposed = proposed;
        this.dropped = dropped;
    }

    /** The role that both must have. */
    public Role role() {
        return role;
    }

    Act proposed() {
        return proposed;
    }

    Act dropped() {
        return dropped;
    }
}
