package fr.voix.site.petition;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The page and feed of one petition, and the rules and feed of all. Feed readers ask for all kinds of types, or for none. */
@PublicPages
record PetitionController(
        PetitionService petitions,
        PetitionPageService pages,
        RulesPageService rules,
        PetitionFeedService feeds,
        UrnAnswerService answers,
        PublicAnswers publicAnswers) {

    @Get(Addresses.PETITION_RULES)
    HttpResponse<byte[]> rules(HttpRequest<?> request, Language language) {
        return publicAnswers.page(request, language.href(Addresses.PETITION_RULES), () -> rules.render(language));
    }

    @Get("/petitions/{address}")
    HttpResponse<byte[]> one(
            HttpRequest<?> request, Language language, String address, @QueryValue @Nullable String noms) {
        var asked = PetitionAddress.of(address).orElseThrow(NothingHereException::new);
        var namesAfter = noms == null ? null : uuid(noms);
        return publicAnswers.kept(
                request,
                language.href("/petitions/" + address) + (namesAfter == null ? "" : "?noms=" + namesAfter),
                () -> answers.keepPublished(
                                UrnKind.PETITION,
                                Long.toString(asked.id()),
                                publication -> answer(
                                        asked, language, one -> pages.render(one, publication, namesAfter, language)),
                                contradiction ->
                                        answer(asked, language, one -> pages.withheld(one, contradiction, language)))
                        .orElseThrow(NothingHereException::new));
    }

    @Get(Addresses.PETITIONS_FEED)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> feed(HttpRequest<?> request, Language language) {
        return publicAnswers.listed(request, language.href(Addresses.PETITIONS_FEED), () -> feeds.all(language));
    }

    @Get("/petitions/{id}/flux.atom")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> feedOfOne(HttpRequest<?> request, Language language, String id) {
        var asked = PetitionAddress.of(id)
                .filter(address -> address.slug().isEmpty())
                .orElseThrow(NothingHereException::new);
        return publicAnswers.listed(
                request,
                language.href(Addresses.feed(Addresses.petition(asked.id()))),
                () -> feeds.one(petitions.findShown(asked.id()).orElseThrow(NothingHereException::new), language));
    }

    /** The page, or where it is. */
    private Answer answer(PetitionAddress asked, Language language, Function<Petition, byte[]> render) {
        Petition petition = petitions.findShown(asked.id()).orElseThrow(NothingHereException::new);
        return asked.slug().equals(petition.text().slug())
                ? Answer.html(render.apply(petition))
                : Answer.movedTo(language.href(petition.path()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(List.of("noms"));
        }
    }

    /** The last part of the address of a petition's page: its number, and the words of its title, which only people need. */
    private record PetitionAddress(long id, String slug) {

        private static final Pattern ADDRESS = Pattern.compile("([1-9][0-9]{0,17})(?:-(.*))?");

        /** Empty for what is the address of none. */
        static Optional<PetitionAddress> of(String text) {
            var match = ADDRESS.matcher(text);
            return match.matches()
                    ? Optional.of(new PetitionAddress(
                            Long.parseLong(match.group(1)), match.group(2) == null ? "" : match.group(2)))
                    : Optional.empty();
        }
    }
}
