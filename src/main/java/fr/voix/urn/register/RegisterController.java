package fr.voix.urn.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import fr.voix.base.load.Through;
import fr.voix.base.text.Addresses;
import fr.voix.urn.cosign.CosignService;
import fr.voix.urn.leaf.TilePath;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.proof.ProofAnswers;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import jakarta.inject.Named;

/** The register for everybody who wants to check it: C2SP {@code tlog-tiles}, and proofs. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record RegisterController(
        RegisterProofs proofs,
        ProofAnswers answers,
        CosignService cosign,
        @Named("proofs") Entrance entrance) {

    @Get(Addresses.REGISTER + "/checkpoint")
    HttpResponse<?> checkpoint(HttpRequest<?> request, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        return answers.checkpoint(request, proofs.checkpoint(), known);
    }

    @Through("tiles")
    @Get(Addresses.REGISTER + "/tile/{+path}")
    HttpResponse<?> tile(HttpRequest<?> request, String path) {
        return TilePath.parse(path)
                .<HttpResponse<?>>map(tile -> answers.bytes(request, entrance.pass(() -> proofs.tile(tile))))
                .orElseGet(() -> ProofAnswers.absent(request));
    }

    @Get(Addresses.REGISTER + "/preuve/{index}")
    HttpResponse<?> inclusion(HttpRequest<?> request, String index) {
        return ProofAnswers.areNumbers(index)
                ? answers.text(request, proofs.inclusion(Long.parseLong(index)))
                : ProofAnswers.absent(request);
    }

    @Get(Addresses.REGISTER + "/coherence/{oldSize}/{newSize}")
    HttpResponse<?> consistency(HttpRequest<?> request, String oldSize, String newSize) {
        return ProofAnswers.areNumbers(oldSize, newSize)
                ? answers.text(request, proofs.consistency(Long.parseLong(oldSize), Long.parseLong(newSize)))
                : ProofAnswers.absent(request);
    }

    /** Whose co-signatures are asked for, and how many are enough, as C2SP {@code tlog-policy} writes it. */
    @Get(Addresses.REGISTER + "/politique")
    HttpResponse<?> policy(HttpRequest<?> request) {
        return cosign.policy().isEmpty()
                ? ProofAnswers.absent(request)
                : HttpResponse.ok(cosign.policy().getBytes(UTF_8))
                        .contentType("text/plain;charset=utf-8")
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /** What the register says of one urn: a {@code tlog-proof} that carries the line itself. */
    @Get("/scrutins/{uid}/urne/registre")
    HttpResponse<?> ofScrutin(HttpRequest<?> request, String uid) {
        return answers.text(request, proofs.newest(UrnKind.SCRUTIN, uid));
    }

    /** The same of a petition's. */
    @Get("/petitions/{uid}/urne/registre")
    HttpResponse<?> ofPetition(HttpRequest<?> request, String uid) {
        return answers.text(request, proofs.newest(UrnKind.PETITION, uid));
    }
}
