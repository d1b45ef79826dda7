package fr.voix.desk.account.team;

import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InviteResult.AlreadyActive;
import fr.voix.desk.account.InviteResult.Invited;
import fr.voix.desk.account.InviteResult.Mailed;
import fr.voix.desk.account.InviteResult.NoMail;
import fr.voix.desk.account.InviteResult.NotActive;
import fr.voix.desk.account.InviteResult.NotAllowed;
import fr.voix.desk.account.InviteResult.NotAnAddress;
import fr.voix.desk.account.InviteResult.OwnAccount;
import fr.voix.desk.account.InviteResult.Stale;
import fr.voix.desk.account.Role;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Provider;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Mails a one-time link to a new colleague; without a server for mail it is printed. */
@Prototype
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Mail a one-time link into a new account, good for 72 hours; without a mail server print it.")
final class ModeratorInviteCommand implements Callable<Integer> {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm zzz", Locale.UK).withZone(ZoneId.systemDefault());

    private final Provider<InvitationService> invitations;

    @Parameters(paramLabel = "EMAIL", description = "The address that the colleague signs in with.")
    private String email;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "moderator",
            converter = RoleOption.class,
            description = "reader, moderator or administrator; default: ${DEFAULT-VALUE}")
    private Role role;

    @Option(names = "--print", description = "Print the link although there is a mail server.")
    private boolean isPrinted;

    ModeratorInviteCommand(Provider<InvitationService> invitations) {
        this.invitations = invitations;
    }

    /** The link alone goes to standard output, so that it can be piped. */
    @Override
    public Integer call() {
        return switch (invitations.get().invite(email, role, isPrinted)) {
            case Invited invited -> {
                System.out.println(invited.link());
                System.err.printf(
                        "One-time link for %s, until %s. Whoever opens it takes up the account: send it privately.%n",
                        invited.email(), MOMENT.format(invited.expiresAt()));
                yield ExitCode.OK;
            }
            case Mailed mailed -> {
                System.err.printf(
                        "Mailed to %s, good until %s. With --print it is printed here.%n",
                        mailed.email(), MOMENT.format(mailed.expiresAt()));
                yield ExitCode.OK;
            }
            case NoMail noMail -> refuse("There is no server for mail.");
            case Stale stale -> refuse("The sign-in is too long ago.");
            case AlreadyActive active -> refuse(active.email() + " has an account in use already.");
            case NotAnAddress wrong -> refuse("Not an e-mail address: " + wrong.text());
            case NotActive none -> refuse(email + " has no account.");
            case OwnAccount own -> refuse(email + " is an account of your own.");
            case NotAllowed notAllowed -> refuse("Only an administrator invites.");
        };
    }

    private static int refuse(String why) {
        System.err.println(why);
        return ExitCode.SOFTWARE;
    }

    /** The roles as they are typed: in lower case. */
    static final class RoleOption implements ITypeConverter<Role> {

        @Override
        public Role convert(String text) {
            for (var role : Role.values()) {
                if (role.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return role;
                }
            }
            throw new TypeConversionException("not reader, moderator or administrator: " + text);
        }
    }
}
