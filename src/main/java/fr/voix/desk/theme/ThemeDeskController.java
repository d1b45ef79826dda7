package fr.voix.desk.theme;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.theme.ThemeActView.Kind;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeFlaw;
import fr.voix.theme.theme.ThemeMerge;
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

/**
 * The list of themes: a new one, its names and descriptions, its order; and what weighs more: a merge, a retirement, a return. Each
 * of these is shown with its effect before it is sent.
 */
@Secured(Role.MAY_MODERATE)
@BackOffice
record ThemeDeskController(
        DescribedThemeService themes,
        ThemeEditService edits,
        ThemeView printer,
        ThemeMerge fates,
        ThemeActView actPrinter) {

    static final String NEW = DeskAreas.THEMES + "/nouveau";
    static final String MERGE = "/fusion";
    static final String RETIRE = "/retrait";
    static final String RESTORE = "/retablissement";

    private static final String ONE = DeskAreas.THEMES + "/{id}";
    private static final String PLACE = ONE + "/place";

    @Get(DeskAreas.THEMES)
    @Secured(Role.MAY_READ)
    HttpResponse<?> list(Messages words, Account account) {
        return list(HttpStatus.OK, words, account, null);
    }

    @Get(NEW)
    HttpResponse<?> blank(Messages words, Account account) {
        var frame = account.frame(words, words.t("themes.new"), NEW);
        return DeskView.ok("theme/theme", printer.create(frame, null, Set.of()));
    }

    @Post(DeskAreas.THEMES)
    HttpResponse<?> create(Messages words, Account account, @Body ThemeForm form) {
        return switch (edits.create(form.draft(), account.actor())) {
            case ThemeEditResult.Done done -> seeOther(words, done, "create");
            case ThemeEditResult.Refused refused -> {
                var frame = account.frame(words, words.t("themes.new"), NEW);
                yield DeskView.refused("theme/theme", printer.create(frame, form.draft(), refused.flaws()));
            }
            case ThemeEditResult.Changed changed -> throw new IllegalStateException("A new theme was there before");
            case ThemeEditResult.UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    @Get(ONE)
    @Secured(Role.MAY_READ)
    HttpResponse<?> show(Messages words, Account account, int id, @Nullable @QueryValue String fait) {
        return one(HttpStatus.OK, words, account, id, null, Set.of(), DeskView.done(words, "themes.done.", fait));
    }

    @Post(ONE)
    HttpResponse<?> change(Messages words, Account account, int id, @Body ThemeForm form) {
        if (form.version() == null) {
            return HttpResponse.badRequest();
        }
        return switch (edits.change(id, form.version(), form.draft(), account.actor())) {
            case ThemeEditResult.Done done -> seeOther(words, done, "change");
            case ThemeEditResult.Refused refused ->
                one(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, form, refused.flaws(), null);
            case ThemeEditResult.Changed changed -> one(HttpStatus.CONFLICT, words, account, id, form, Set.of(), null);
            case ThemeEditResult.UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    @Post(PLACE)
    HttpResponse<?> move(Messages words, Account account, int id, @Body ThemePlaceForm form) {
        if (!form.isReadable()) {
            return HttpResponse.badRequest();
        }
        ThemeEditResult result = edits.move(id, "up".equals(form.direction()), form.place(), account.actor());
        return switch (result) {
            case ThemeEditResult.Done done -> DeskView.to(words.link(DeskAreas.THEMES) + "#theme-" + placeAfter(form));
            case ThemeEditResult.Changed changed -> list(HttpStatus.CONFLICT, words, account, words.t("themes.moved"));
            case ThemeEditResult.UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case ThemeEditResult.Refused refused -> HttpResponse.badRequest();
        };
    }

    private static int placeAfter(ThemePlaceForm form) {
        return "up".equals(form.direction()) ? form.place() - 1 : form.place() + 1;
    }

    private static HttpResponse<?> seeOther(Messages words, ThemeEditResult.Done done, String act) {
        return DeskView.to(ThemeView.link(words, done.theme().theme()) + "?fait=" + act);
    }

    private HttpResponse<?> list(HttpStatus status, Messages words, Account account, String error) {
        var frame = account.frame(words, words.t("themes.title"), DeskAreas.THEMES);
        return DeskView.answer(status, "theme/themes", printer.list(frame, themes.all(), account.mayModerate(), error));
    }

    private HttpResponse<?> one(
            HttpStatus status,
            Messages words,
            Account account,
            int id,
            ThemeForm form,
            Set<ThemeFlaw> flaws,
            String done) {
        return DeskView.found(status, "theme/theme", themes.byId(id).map(found -> {
            var frame = account.frame(words, found.theme().libelle(words.language()), DeskAreas.THEMES + "/" + id);
            var typed = form == null ? null : form.draft();
            return printer.show(frame, found, account, typed, flaws, done, status == HttpStatus.CONFLICT);
        }));
    }

    /** What a colleague typed about a theme. {@code version}: of the theme that the page showed; null for a new one. */
    @Serdeable
    record ThemeForm(
            @Nullable String libelle,
            @Nullable String libelleEn,
            @Nullable String description,
            @Nullable String descriptionEn,
            @Nullable String reason,
            @Nullable Integer version,
            @Nullable String csrf)
            implements SessionForm {

        ThemeDraft draft() {
            return new ThemeDraft(libelle, libelleEn, description, descriptionEn, reason);
        }
    }

    /**
     * One step up or down the list.
     *
     * @param direction {@code up} or {@code down}
     * @param place where the theme stood on the page
     */
    @Serdeable
    record ThemePlaceForm(
            @Nullable String direction,
            @Nullable Integer place,
            @Nullable String csrf) implements SessionForm {

        boolean isReadable() {
            return place != null && ("up".equals(direction) || "down".equals(direction));
        }
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
            case ThemeEditResult.Done done ->
                DeskView.to(ThemeView.link(words, done.theme().theme()) + "?fait=" + kind.key());
            case ThemeEditResult.Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, kind, form, refused.flaws());
            case ThemeEditResult.Changed changed -> page(HttpStatus.CONFLICT, words, account, id, kind, form, Set.of());
            case ThemeEditResult.UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
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
            var title =
                    words.t("themes." + kind.key() + ".heading", found.theme().libelle(words.language()));
            var frame = account.frame(words, title, DeskAreas.THEMES + "/" + id + kind.path());
            return actPrinter.page(frame, found, kind, form, flaws, isConflict);
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
