package fr.voix.desk.theme;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.theme.ThemeActView.Kind;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditResult.Changed;
import fr.voix.theme.theme.ThemeEditResult.Done;
import fr.voix.theme.theme.ThemeEditResult.Refused;
import fr.voix.theme.theme.ThemeEditResult.UnknownTheme;
import fr.voix.theme.theme.ThemeFateService;
import fr.voix.theme.theme.ThemeFlaw;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.Set;

/** What weighs more than a name: a merge, a retirement, a return. Each is shown with its effect before it is sent. */
@Secured(Role.MAY_MODERATE)
@BackOffice
class ThemeActController {

    static final String MERGE = "/fusion";
    static final String RETIRE = "/retrait";
    static final String RESTORE = "/retablissement";

    private static final String ONE = ThemeDeskController.THEMES + "/{id}";

    private final DescribedThemeService themes;
    private final ThemeFateService fates;
    private final ThemeActView printer;

    ThemeActController(DescribedThemeService themes, ThemeFateService fates, ThemeActView printer) {
        this.themes = themes;
        this.fates = fates;
        this.printer = printer;
    }

    @Get(ONE + MERGE)
    HttpResponse<?> askMerge(Messages words, Account account, int id, @Nullable @QueryValue Integer into) {
        return ask(words, account, id, Kind.MERGE, new ThemeActForm(into, null, null, null));
    }

    @Post(ONE + MERGE)
    HttpResponse<?> merge(Messages words, Account account, int id, @Body ThemeActForm form) {
        int into = form.into() == null ? 0 : form.into();
        return act(
                words,
                account,
                id,
                Kind.MERGE,
                form,
                version -> fates.merge(id, version, into, account.actor(), form.reason()));
    }

    @Get(ONE + RETIRE)
    HttpResponse<?> askRetire(Messages words, Account account, int id) {
        return ask(words, account, id, Kind.RETIRE, null);
    }

    @Post(ONE + RETIRE)
    HttpResponse<?> retire(Messages words, Account account, int id, @Body ThemeActForm form) {
        return act(
                words,
                account,
                id,
                Kind.RETIRE,
                form,
                version -> fates.retire(id, version, account.actor(), form.reason()));
    }

    @Get(ONE + RESTORE)
    HttpResponse<?> askRestore(Messages words, Account account, int id) {
        return ask(words, account, id, Kind.RESTORE, null);
    }

    @Post(ONE + RESTORE)
    HttpResponse<?> restore(Messages words, Account account, int id, @Body ThemeActForm form) {
        return act(
                words,
                account,
                id,
                Kind.RESTORE,
                form,
                version -> fates.restore(id, version, account.actor(), form.reason()));
    }

    private interface Carrier {
        ThemeEditResult carryOut(int version);
    }

    private HttpResponse<?> ask(Messages words, Account account, int id, Kind kind, ThemeActForm form) {
        var found = themes.byId(id);
        if (found.isPresent() && !kind.isPossible(found.get().state())) {
            return DeskView.to(ThemeView.link(words, found.get().theme()));
        }
        return page(HttpStatus.OK, words, account, id, kind, form, Set.of(), false);
    }

    private HttpResponse<?> act(
            Messages words, Account account, int id, Kind kind, ThemeActForm form, Carrier carrier) {
        if (form.version() == null) {
            return HttpResponse.badRequest();
        }
        return switch (carrier.carryOut(form.version())) {
            case Done done -> DeskView.to(ThemeView.link(words, done.theme().theme()) + "?fait=" + kind.key());
            case Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, kind, form, refused.flaws(), false);
            case Changed changed -> page(HttpStatus.CONFLICT, words, account, id, kind, form, Set.of(), true);
            case UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    private HttpResponse<?> page(
            HttpStatus status,
            Messages words,
            Account account,
            int id,
            Kind kind,
            ThemeActForm form,
            Set<ThemeFlaw> flaws,
            boolean conflict) {
        return themes.byId(id)
                .<HttpResponse<?>>map(found -> {
                    var title = words.t("themes." + kind.key() + ".heading", ThemeView.name(words, found.theme()));
                    var frame = account.frame(words, title, ThemeDeskController.THEMES + "/" + id + kind.path());
                    return DeskView.answer(
                            status, "theme/act", printer.page(frame, found, kind, form, flaws, conflict));
                })
                .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
    }
}
