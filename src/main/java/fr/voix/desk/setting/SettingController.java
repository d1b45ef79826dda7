package fr.voix.desk.setting;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

@BackOffice
@Secured(Role.MAY_ADMINISTER)
record SettingController(SettingService settings) {

    @Get(DeskAreas.SETTINGS)
    HttpResponse<?> show(Messages words, Account account) {
        var frame = account.frame(words, words.t("settings.title"), DeskAreas.SETTINGS);
        return DeskView.ok("setting/reglages", new SettingsPage(frame, settings.all()));
    }
}
