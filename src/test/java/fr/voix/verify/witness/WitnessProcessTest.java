package fr.voix.verify.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Npm;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, as it runs at somebody else's, and how it dies. */
@Tag("long")
class WitnessProcessTest {

    private static final String NAME = "witness.example/w1";
    private static final int DEATHS = 4;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private GrowingLog log;
    private CosignerProcess witness;

    @BeforeEach
    void start() throws Exception {
        log = GrowingLog.of("voix.example/registre").grow("leaf", 600);
        Files.writeString(folder.resolve("logs"), log.vkey() + "\n");
        run();
    }

    @AfterEach
    void stop() throws Exception {
        witness.kill();
        http.shutdownNow();
    }

    private void run() throws Exception {
        witness = CosignerProcess.start(
                folder, "witness", NAME, "--operator=Les <amis> de la recompte, temoin@example.org");
    }

    private HttpResponse<String> add(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(witness.address().resolve("/add-checkpoint"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(witness.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void it_cosigns_and_shows_what_it_signed_and_who_runs_it() throws Exception {
        assertThat(witness.vkeys()).hasSize(2).allMatch(vkey -> vkey.startsWith(NAME + "+"));
        HttpResponse<String> signed = add(log.asks(0, 42));
        assertThat(signed.statusCode()).isEqualTo(200);

        String path =
                "/" + HexFormat.of().formatHex(GrowingLog.hash(log.origin().getBytes(StandardCharsets.UTF_8)))
                        + "/checkpoint";
        assertThat(get(path).body()).isEqualTo(log.note(42) + signed.body());
        assertThat(get("/").body())
                .contains(
                        witness.vkeys().get(0),
                        witness.vkeys().get(1),
                        path,
                        log.origin(),
                        "Les &lt;amis&gt; de la recompte")
                .doesNotContain("<amis>");
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(get("/other").statusCode()).isEqualTo(404);
        assertThat(add("x".repeat(30_000)).statusCode()).isEqualTo(413);
        HttpResponse<String> conflict = add(log.asks(0, 50));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("content-type")).contains("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("42\n");
        assertThat(witness.residentMegabytes()).isLessThan(150);
    }

    /** Killed at any moment, also between what is written and what is answered: no size has two heads. */
    @Test
    void whoever_kills_it_gets_no_two_heads_of_one_size() throws Exception {
        int signed = 0;
        for (int death = 0; death < DEATHS; death++) {
            assertThat(add(log.asks(signed, signed + 1)).statusCode()).isEqualTo(200);
            signed++;
            Process running = witness.process();
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000, 200_000_000));
                running.destroyForcibly();
            });
            int asked = signed;
            try {
                while (asked < 590) {
                    asked++;
                    assertThat(add(log.asks(signed, asked)).statusCode()).isEqualTo(200);
                    signed = asked;
                }
            } catch (IOException e) {
                // dead
            }
            killer.join();
            running.waitFor();
            run();

            int known = Integer.parseInt(add(log.asks(0, 600)).body().strip());
            assertThat(known).as("what was answered, or what was being asked").isIn(signed, asked);
            signed = known;
            assertThat(add(log.forkedAt(known - 1).asks(known, known)).statusCode())
                    .isEqualTo(422);
        }
        assertThat(add(log.asks(signed, 600)).statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_only_holds_connections_is_left() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket("127.0.0.1", witness.address().getPort());
                held.add(socket);
                socket.getOutputStream().write("POST /add-checkpoint HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(add(log.asks(0, 3)).statusCode()).isEqualTo(200);
            Socket first = held.getFirst();
            first.setSoTimeout(40_000);
            assertThat(first.getInputStream().read())
                    .as("closed by the witness")
                    .isEqualTo(-1);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** The signatures of both kinds, checked by a library that shares nothing with the JDK. Needs Node and npm. */
    @Test
    void another_library_reads_the_cosignatures() throws Exception {
        Npm npm = Npm.with("noble", "@noble/post-quantum@0.7.1", "@noble/curves@2.4.0");
        String note = log.note(99);
        String lines = add(log.asks(0, 99)).body();
        String answer = npm.module(
                """
                import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
                import { ed25519 } from '@noble/curves/ed25519.js';
                import { createHash } from 'node:crypto';
                const { note, lines, vkeys } = JSON.parse(await new Response(process.stdin).text());
                const text = note.slice(0, note.indexOf('\\n\\n') + 1);
                const [origin, size, root] = text.split('\\n');
                const found = [];
                for (const vkey of vkeys) {
                  const [name, id, key] = vkey.split(/\\+(.{8})\\+(.*)/s);
                  const typed = Buffer.from(key, 'base64');
                  const hash = createHash('sha256').update(name + '\\n').update(typed).digest();
                  if (hash.subarray(0, 4).toString('hex') !== id) throw new Error('id of ' + name);
                  const line = lines.split('\\n').map((one) => one.split(' ')).find(([, who, sig]) =>
                      who === name && Buffer.from(sig, 'base64').subarray(0, 4).toString('hex') === id);
                  const bytes = Buffer.from(line[2], 'base64');
                  const time = bytes.subarray(4, 12);
                  const signature = bytes.subarray(12);
                  if (typed[0] === 4) {
                    const message = Buffer.from(`cosignature/v1\\ntime ${time.readBigUInt64BE()}\\n${text}`);
                    found.push(ed25519.verify(signature, message, typed.subarray(1)));
                  } else {
                    const numbers = Buffer.alloc(16);
                    numbers.writeBigUInt64BE(BigInt(size), 8);
                    const message = Buffer.concat([Buffer.from('subtree/v1\\n\\0'), Buffer.from([name.length]), Buffer.from(name),
                      time, Buffer.from([origin.length]), Buffer.from(origin), numbers, Buffer.from(root, 'base64')]);
                    const key = typed.subarray(1);
                    found.push(ml_dsa44.verify(signature, message, key), signature.length);
                    message[20] ^= 1;
                    found.push(ml_dsa44.verify(signature, message, key));
                  }
                }
                console.log(JSON.stringify(found));
                """,
                new ObjectMapper().writeValueAsString(Map.of("note", note, "lines", lines, "vkeys", witness.vkeys())));
        assertThat(answer.strip()).isEqualTo("[true,true,2420,false]");
    }
}
