package fr.voix.site.embed;

import fr.voix.base.answer.PublicAnswerHandler;
import fr.voix.site.embed.EmbedSubject.Kind;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.ScrutinAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/**
 * Results for frames in pages of others. An address that says no more than it must, such as
 * {@code /en/embed/scrutins/UID?theme=sombre}, is answered with its ready bytes on the event loop.
 */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class EmbedController {

    private final EmbedService embeds;
    private final EmbedListService lists;
    private final EmbedPetitionService petitions;
    private final ScrutinAnswerService answers;
    private final PublicAnswerHandler handler;

    EmbedController(
            EmbedService embeds,
            EmbedListService lists,
            EmbedPetitionService petitions,
            ScrutinAnswerService answers,
            PublicAnswerHandler handler) {
        this.embeds = embeds;
        this.lists = lists;
        this.petitions = petitions;
        this.answers = answers;
        this.handler = handler;
    }

    @Get(uris = {"/embed/scrutins/{uid}", "/en/embed/scrutins/{uid}"})
    HttpResponse<byte[]> scrutin(
            HttpRequest<?> request,
            String uid,
            @QueryValue @Nullable String taille,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String langue) {
        var look = look(request, taille, theme, langue);
        return handler.kept(
                request,
                look.address(EmbedSubject.scrutin(uid)),
                () -> answers.keep(uid, () -> embeds.scrutin(uid, look)));
    }

    @Get(uris = {"/embed/petitions/{id}", "/en/embed/petitions/{id}"})
    HttpResponse<byte[]> petition(
            HttpRequest<?> request,
            String id,
            @QueryValue @Nullable String taille,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String langue) {
        var look = look(request, taille, theme, langue);
        return handler.kept(
                request,
                look.address(new EmbedSubject(Kind.PETITION, id)),
                () -> answers.keepPublished(
                                UrnKind.PETITION,
                                id,
                                publication -> petitions.petition(publication, look),
                                contradiction -> petitions.withheld(contradiction, look))
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition")));
    }

    @Get(uris = {"/embed/themes/{slug}", "/en/embed/themes/{slug}"})
    HttpResponse<byte[]> theme(
            HttpRequest<?> request,
            String slug,
            @QueryValue @Nullable String taille,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String langue) {
        var look = look(request, taille, theme, langue);
        var subject = new EmbedSubject(Kind.THEME, slug);
        return handler.ofMany(request, look.address(subject), () -> lists.theme(slug, look));
    }

    @Get(uris = {"/embed/textes/{texte}", "/en/embed/textes/{texte}"})
    HttpResponse<byte[]> texte(
            HttpRequest<?> request,
            String texte,
            @QueryValue @Nullable String taille,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String langue) {
        var look = look(request, taille, theme, langue);
        var subject = new EmbedSubject(Kind.TEXTE, texte);
        return handler.ofMany(request, look.address(subject), () -> lists.texte(texte, look));
    }

    private static EmbedLook look(HttpRequest<?> request, String taille, String theme, String langue) {
        return EmbedLook.of(request.getPath(), taille, theme, langue)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such look"));
    }
}
