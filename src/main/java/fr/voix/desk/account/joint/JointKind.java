package fr.voix.desk.account.joint;

import fr.voix.base.audit.Act;
import fr.voix.desk.account.Role;

/** What two people do together, beside decisions on ballots, which have their own proposals. */
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

    /** What both must be. */
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
