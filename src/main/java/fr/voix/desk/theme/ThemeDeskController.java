package fr.voix.desk.theme;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.SessionForm;
import fr.voix.theme.theme.DescribedThemeService;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditResult.Changed;
import fr.voix.theme.theme.ThemeEditResult.Done;
import fr.voix.theme.theme.ThemeEditResult.Refused;
import fr.voix.theme.theme.ThemeEditResult.UnknownTheme;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeFlaw;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/** The list of themes: a new one, its names and descriptions, its order. */
@Secured(Role.MAY_MODERATE)
@BackOffice
class ThemeDeskController {

    static final String THEMES = "/moderation/themes";
    static final String NEW = THEMES + "/nouveau";

    private static final String ONE = THEMES + "/{id}";
    private static final String PLACE = ONE + "/place";

    private final DescribedThemeService themes;
    private final ThemeEditService edits;
    private final ThemeView printer;

    ThemeDeskController(DescribedThemeService themes, ThemeEditService edits, ThemeView printer) {
        this.themes = themes;
        this.edits = edits;
        this.printer = printer;
    }

    @Get(THEMES)
    @Secured(Role.MAY_READ)
    HttpResponse<?> list(Messages words, Account account) {
        return list(HttpStatus.OK, words, account, null);
    }

    @Get(NEW)
    HttpResponse<?> blank(Messages words, Account account) {
        var frame = account.frame(words, words.t("themes.new"), NEW);
        return DeskView.ok("theme/theme", printer.create(frame, null, Set.of()));
    }

    @Post(THEMES)
    HttpResponse<?> create(Messages words, Account account, @Body ThemeForm form) {
        return switch (edits.create(form.draft(), account.actor())) {
            case Done done -> seeOther(words, done, "create");
            case Refused refused -> {
                var frame = account.frame(words, words.t("themes.new"), NEW);
                yield DeskView.refused("theme/theme", printer.create(frame, form.draft(), refused.flaws()));
            }
            case Changed changed -> throw new IllegalStateException("A new theme was there before");
            case UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
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
            case Done done -> seeOther(words, done, "change");
            case Refused refused ->
                one(HttpStatus.UNPROCESSABLE_ENTITY, words, account, id, form, refused.flaws(), null);
            case Changed changed -> one(HttpStatus.CONFLICT, words, account, id, form, Set.of(), null);
            case UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    @Post(PLACE)
    HttpResponse<?> move(Messages words, Account account, int id, @Body ThemePlaceForm form) {
        if (!form.isReadable()) {
            return HttpResponse.badRequest();
        }
        ThemeEditResult result = edits.move(id, "up".equals(form.direction()), form.place(), account.actor());
        return switch (result) {
            case Done done -> DeskView.to(words.link(THEMES) + "#theme-" + placeAfter(form));
            case Changed changed -> list(HttpStatus.CONFLICT, words, account, words.t("themes.moved"));
            case UnknownTheme unknown -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case Refused refused -> HttpResponse.badRequest();
        };
    }

    private static int placeAfter(ThemePlaceForm form) {
        return "up".equals(form.direction()) ? form.place() - 1 : form.place() + 1;
    }

    private static HttpResponse<?> seeOther(Messages words, Done done, String act) {
        return DeskView.to(ThemeView.link(words, done.theme().theme()) + "?fait=" + act);
    }

    private HttpResponse<?> list(HttpStatus status, Messages words, Account account, String error) {
        var frame = account.frame(words, words.t("themes.title"), THEMES);
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
            var frame = account.frame(words, ThemeView.name(words, found.theme()), THEMES + "/" + id);
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
}
