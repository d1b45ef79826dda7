package fr.voix.desk.theme;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.theme.ThemeActView.Kind;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeEditResult.Changed;
import fr.voix.theme.theme.ThemeEditResult.Done;
import fr.voix.theme.theme.ThemeEditResult.Refused;
import fr.voix.theme.theme.ThemeEditResult.UnknownTheme;
import fr.voix.theme.theme.ThemeFateService;
import fr.voix.theme.theme.ThemeFlaw;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
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

    @Get(uris = {ONE + MERGE, ONE + RETIRE, ONE + RESTORE})
    HttpResponse<?> ask(
            HttpRequest<?> request, Messages words, Account account, int id, @Nullable @QueryValue Integer into) {
        var kind = Kind.of(request.getPath());
        var found = themes.byId(id);
        return found.isPresent() && !kind.isPossible(found.get().state())
                ? DeskView.to(ThemeView.link(words, found.get().theme()))
                : page(HttpStatus.OK, words, account, id, kind, new ThemeActForm(into, null, null, null), Set.of());
    }

    @Post(uris = {ONE + MERGE, ONE + RETIRE, ONE + RESTORE})
    HttpResponse<?> carryOut(HttpRequest<?> request, Messages words, Account account, int id, @Body ThemeActForm form) {
        if (form.version() == null) {
            return HttpResponse.badRequest();
        }
        var kind = Kind.of(request.getPath());
        int into = form.into() == null ? 0 : form.into();
        var result = switch (kind) {
            case MERGE -> fates.merge(id, form.version(), into, account.actor(), form.reason());
            case RETIRE -> fates.retire(id, form.version(), account.actor(), form.reason());
            case RESTORE -> fates.restore(id, form.version(), account.actor(), form.reason());
        };
        return switch (result) {
            case Done done -> DeskView.to(ThemeView.link(words, done.theme().theme()) + "?fait=" + kind.key());
            case Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, kind, form, refused.flaws());
            case Changed changed -> page(HttpStatus.CONFLICT, words, account, id, kind, form, Set.of());
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
            Set<ThemeFlaw> flaws) {
        boolean isConflict = status == HttpStatus.CONFLICT;
        return DeskView.found(status, "theme/act", themes.byId(id).map(found -> {
            var title = words.t("themes." + kind.key() + ".heading", ThemeView.name(words, found.theme()));
            var frame = account.frame(words, title, ThemeDeskController.THEMES + "/" + id + kind.path());
            return printer.page(frame, found, kind, form, flaws, isConflict);
        }));
    }

    /**
     * A merge, a retirement or a return, confirmed.
     *
     * @param into number of the theme that takes over, for a merge
     * @param version of the theme that the page showed
     */
    @Serdeable
    record ThemeActForm(
            @Nullable Integer into,
            @Nullable String reason,
            @Nullable Integer version,
            @Nullable String csrf) implements SessionForm {}
}
