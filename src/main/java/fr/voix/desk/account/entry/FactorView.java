package fr.voix.desk.account.entry;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.FactorService;
import fr.voix.desk.account.PasswordChange;
import fr.voix.desk.account.SecondStep;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.totp.TotpService;
import jakarta.inject.Singleton;
import java.util.List;

/** Prepares the pages on which factors are added or asked for. */
@Singleton
record FactorView(
        FactorService factors,
        PasswordChange passwords,
        TotpService totp,
        PasskeyOptionsService options,
        PasskeyService passkeys) {

    /** Offers the secret that came back with a wrong code, or a new one. */
    FactorPage page(Messages words, Account account, String sealed, String error, String notice) {
        var frame = account.frame(words, words.t("factor.title"), OwnAccountController.FACTOR);
        var context = account.context(FactorService.ADD);
        boolean mayAddTotp =
                passwords.hasPassword(account.id()) && totp.since(account.id()).isEmpty();
        return new FactorPage(
                frame,
                !account.isComplete(),
                options.toCreate(factors.ownerOf(account.id()), context),
                mayAddTotp ? totp.offerAgain(sealed, account.moderator().mail(), context) : null,
                error,
                notice);
    }

    CodesPage codes(Messages words, Account account, List<String> codes) {
        var frame = account.frame(words, words.t("codes.title"), Account.OWN);
        return new CodesPage(frame, codes, words.link(Addresses.DESK));
    }

    SecondStepPage step(Messages words, Account account, boolean byRecovery, String error, String notice) {
        var frame = account.frame(words, words.t("step.title"), SecondStepController.PATH);
        var passkey = passkeys.of(account.id()).isEmpty()
                ? null
                : options.toUse(account.id(), account.context(SecondStep.STEP));
        boolean hasTotp = totp.since(account.id()).isPresent();
        return new SecondStepPage(frame, hasTotp, passkey, byRecovery, error, notice);
    }
}
