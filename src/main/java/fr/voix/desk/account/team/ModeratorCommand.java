package fr.voix.desk.account.team;

import fr.voix.desk.account.InvitationService;
import fr.voix.desk.account.InvitationService.InviteResult;
import fr.voix.desk.account.Role;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * Mails one-time links to accounts, or prints them: only the link goes to standard output, so that it can be piped. Does nothing
 * without a subcommand.
 */
@Command(name = "moderator", mixinStandardHelpOptions = true, description = "Manage the accounts of moderators.")
public final class ModeratorCommand {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm zzz", Locale.UK).withZone(ZoneId.systemDefault());
    private static final String EMAIL = "The address that the colleague signs in with.";

    private final Provider<InvitationService> invitations;

    @Inject
    ModeratorCommand(Provider<InvitationService> invitations) {
        this.invitations = invitations;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Mail a one-time link into a new account, good for 72 hours; without a mail server print it.")
    int invite(
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String mail,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "moderator",
                            converter = RoleOption.class,
                            description = "reader, moderator or administrator; default: ${DEFAULT-VALUE}")
                    Role role,
            @Option(names = "--print", description = "Print the link although there is a mail server.")
                    boolean isPrinted) {
        return switch (invitations.get().invite(mail, role, isPrinted)) {
            case InviteResult.Invited invited -> {
                System.out.println(invited.link());
                System.err.printf(
                        "One-time link for %s, until %s. Anyone who opens it takes up the account: send it privately.%n",
                        invited.mail(), MOMENT.format(invited.expiresAt()));
                yield ExitCode.OK;
            }
            case InviteResult.Mailed mailed -> {
                System.err.printf(
                        "Mailed to %s, good until %s. With --print it is printed here.%n",
                        mailed.mail(), MOMENT.format(mailed.expiresAt()));
                yield ExitCode.OK;
            }
            case InviteResult.AlreadyActive active -> refuse(active.mail() + " has an account in use already.");
            case InviteResult.NotAnAddress wrong -> refuse("Not an e-mail address: " + wrong.text());
            case InviteResult.Refused no -> refuse("No link was made: " + no.why());
        };
    }

    /** For a colleague who lost a factor, and for the only administrator. */
    @Command(
            mixinStandardHelpOptions = true,
            description = "Mail a one-time link to new factors, good for 24 hours; without a mail server print it.")
    int reset(
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String mail,
            @Option(
                            names = "--print",
                            description = "Print the link although there is a mail server; its owner is told by mail.")
                    boolean isPrinted) {
        return switch (invitations.get().resetLink(mail, isPrinted)) {
            case InviteResult.Invited invited -> {
                System.out.println(invited.link());
                System.err.println("One-time link for " + invited.mail() + ", good for 24 hours: anyone who opens it"
                        + " takes over the account. Send it privately.");
                yield ExitCode.OK;
            }
            case InviteResult.Mailed mailed -> {
                System.err.println(
                        "Mailed to " + mailed.mail() + ", good for 24 hours. With --print it is printed here.");
                yield ExitCode.OK;
            }
            default -> refuse("No account in use has the address " + mail + ".");
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
            return Role.named(text.toUpperCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("not reader, moderator or administrator: " + text));
        }
    }
}
