package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.SecondStepService;
import fr.voix.desk.account.passkey.PasskeyOptionsService;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.totp.TotpService;
import jakarta.inject.Singleton;

/** Puts together the page of the second step: what this account can answer with. */
@Singleton
record SecondStepView(TotpService totp, PasskeyService passkeys, PasskeyOptionsService options) {

    SecondStepPage page(Messages words, Account account, boolean byRecovery, String error, String notice) {
        var frame = account.frame(words, words.t("step.title"), SecondStepController.PATH);
        var passkey = passkeys.of(account.id()).isEmpty()
                ? null
                : options.toUse(account.id(), account.context(SecondStepService.STEP));
        boolean hasTotp = totp.since(account.id()).isPresent();
        return new SecondStepPage(frame, hasTotp, passkey, byRecovery, error, notice);
    }
}
