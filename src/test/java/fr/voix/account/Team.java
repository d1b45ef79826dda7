package fr.voix.account;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Colleagues whose accounts are in use. */
@Singleton
public class Team {

    public static final String PASSWORD = "un dimanche au bord de l’eau";

    private static final AtomicInteger COLLEAGUES = new AtomicInteger();

    private final InvitationService invitations;

    Team(InvitationService invitations) {
        this.invitations = invitations;
    }

    public static String newAddress() {
        return "personne" + COLLEAGUES.incrementAndGet() + "@voix.example";
    }

    /** The token of an invitation that nobody has taken up. */
    public String invited(String email, Role role) {
        var invited = (InviteResult.Invited) invitations.invite(email, role);
        return invited.link().substring(invited.link().lastIndexOf('/') + 1);
    }

    /** Where an invitation is taken up. */
    public static String invitationPath(String token) {
        return InvitationService.PATH + token;
    }

    /** The address of a new colleague, whose password is {@link #PASSWORD}. */
    public String a(Role role) {
        var email = newAddress();
        var result = invitations.activate(invited(email, role), PASSWORD, PASSWORD);
        if (!(result instanceof ActivateResult.Activated)) {
            throw new IllegalStateException(result.toString());
        }
        return email;
    }
}
