-- How long what stands in each column is kept, and of whom it is: the comment of every column begins with both. Which rules there
-- are: src/docs/retention.md. A column that is added later brings its own comment, in the migration that adds it.

do $$
declare
    line record;
    found int;
begin
    for line in
        select *
        from (values
            -- rows that name columns say it otherwise than the row of all (*) before them
            ('public_version', '*', 'replaced', 'nobody'),
            ('server_run', '*', 'replaced', 'nobody'),
            ('load_key', '*', 'P1D after starts_at', 'visitor'),
            ('load_count', '*', 'until forgotten_at', 'visitor'),
            ('outbox', '*', 'P30D after created_at', 'nobody'),
            ('outbox', 'recipient letter owner_key', 'P7D after settled_at', 'reader of mail'),
            ('mail_stop', '*', 'withdrawal', 'reader of mail'),

            ('moderator', '*', 'always', 'colleague'),
            ('moderator', 'password_hash', 'account', 'colleague'),
            ('moderator_dependence', '*', 'always', 'colleague'),
            ('moderator_invitation', '*', 'account', 'colleague'),
            ('moderator_passkey', '*', 'account', 'colleague'),
            ('moderator_recovery_code', '*', 'account', 'colleague'),
            ('moderator_session', '*', 'until expires_at', 'colleague'),
            ('moderator_totp', '*', 'account', 'colleague'),
            ('sign_in_failure', '*', 'P1D after last_at', 'visitor'),
            ('spent_challenge', '*', 'until expires_at', 'nobody'),
            ('joint_act', '*', 'always', 'colleague'),
            ('joint_act', 'leaf_index', 'P7D after proposed_at', 'voter'),
            ('audit_entry', '*', 'always', 'colleague'),
            ('audit_head', '*', 'replaced', 'nobody'),

            ('acteur', '*', 'official', 'deputy'),
            ('acteur_mandat', '*', 'official', 'deputy'),
            ('amendement', '*', 'official', 'nobody'),
            ('amendement', 'auteur_uid signataires cosignataire_uids', 'official', 'deputy'),
            ('dossier', '*', 'official', 'nobody'),
            ('dossier_lecture', '*', 'official', 'nobody'),
            ('groupe', '*', 'official', 'nobody'),
            ('import_source', '*', 'replaced', 'nobody'),
            ('organe', '*', 'official', 'nobody'),
            ('scrutin_public', '*', 'official', 'nobody'),
            ('scrutin_public_amendement', '*', 'official', 'nobody'),
            ('scrutin_public_correction', '*', 'official', 'deputy'),
            ('scrutin_public_dossier', '*', 'official', 'nobody'),
            ('scrutin_public_groupe', '*', 'official', 'nobody'),
            ('scrutin_public_vote', '*', 'official', 'deputy'),
            ('search_word', '*', 'official', 'nobody'),
            ('texte', '*', 'official', 'nobody'),

            ('urn', '*', 'always', 'nobody'),
            ('leaf', '*', 'always', 'nobody'),
            ('tile', '*', 'always', 'nobody'),
            ('tally_history', '*', 'always', 'nobody'),
            ('text_change', '*', 'always', 'nobody'),
            ('past_text', '*', 'always', 'nobody'),
            ('aside_period', '*', 'always', 'nobody'),
            ('publication', '*', 'replaced', 'nobody'),
            ('urn_stop', '*', 'always', 'nobody'),
            ('epoch', '*', 'always', 'nobody'),
            ('register_head', '*', 'replaced', 'nobody'),
            ('register_leaf', '*', 'always', 'nobody'),
            ('register_statement', '*', 'replaced', 'nobody'),
            ('register_tile', '*', 'always', 'nobody'),
            ('register_urn', '*', 'replaced', 'nobody'),
            ('cosigned_head', '*', 'replaced', 'nobody'),
            ('cosignature', '*', 'replaced', 'nobody'),
            ('contradicting_head', '*', 'always', 'nobody'),
            ('cosign_turn', '*', 'replaced', 'nobody'),
            ('witness', '*', 'replaced', 'nobody'),

            ('network_key', '*', 'P3D after day', 'visitor'),
            ('origin_mark', '*', 'P3D after day', 'voter or signatory'),
            ('day_pressure', '*', 'always', 'nobody'),
            ('set_aside', '*', 'always', 'colleague'),
            ('set_aside', 'mark', 'P3D after mark_day', 'visitor'),
            ('set_aside', 'last_voter', 'replaced', 'voter or signatory'),

            ('scrutin', '*', 'always', 'nobody'),
            ('hiding', '*', 'always', 'nobody'),
            ('closing', '*', 'always', 'nobody'),
            ('ballot', '*', 'withdrawal', 'voter'),
            ('ballot_request', '*', 'P3D after day', 'voter'),
            ('ballot_aside', '*', 'decision', 'voter'),
            ('spent_proof', '*', 'PT1H after expires_at', 'visitor'),

            ('theme', '*', 'always', 'nobody'),
            ('theme_slug', '*', 'always', 'nobody'),
            ('filing', '*', 'replaced', 'nobody'),
            ('classification', '*', 'always', 'colleague'),
            ('untold_filing', '*', 'until tell_after', 'nobody'),
            ('suggested_scrutin', '*', 'replaced', 'nobody'),
            ('theme_suggestion', '*', 'replaced', 'nobody'),
            ('summary', '*', 'always', 'colleague'),

            ('petition', '*', 'always', 'nobody'),
            ('petition', 'titre demande motifs sources search', 'shown text', 'author'),
            ('petition', 'author_name', 'shown name', 'author'),
            ('petition', 'author_address', 'petition', 'author'),
            ('petition_author', '*', 'petition', 'author'),
            -- of words that everybody reads once they are published: it stands in their leaf, too
            ('petition_author', 'text_sha256', 'petition', 'nobody'),
            ('petition_event', '*', 'always', 'nobody'),
            ('petition_threshold', '*', 'always', 'nobody'),
            ('petition_answer', '*', 'always', 'nobody'),
            ('refusal_reason', '*', 'always', 'nobody'),
            ('signature', '*', 'P7D after asked_at, then petition', 'signatory'),
            ('signature', 'urn_id signature_id slot role tier language country departement name_state is_listed leaf_index secret nonce'
                || ' aside_rule aside_id', 'P7D after asked_at, then withdrawal', 'signatory'),
            ('signature_aside', '*', 'petition', 'signatory'),
            ('signature_departement', '*', 'always', 'nobody'),
            ('signature_erasure', '*', 'always', 'nobody'),

            ('follow', '*', 'P7D after asked_at, then withdrawal', 'follower'),
            ('news_round', '*', 'always', 'nobody'),
            ('seen_sort', '*', 'replaced', 'nobody'),


            ('export_state', '*', 'replaced', 'nobody'),
            ('export_content', '*', 'always', 'nobody')
        ) as kept (table_name, columns, retention, subject)
    loop
        found := 0;
        declare
            spoken record;
        begin
            for spoken in
                select a.attname, col_description(a.attrelid, a.attnum) as said
                from pg_attribute a
                where a.attrelid = to_regclass(line.table_name)
                    and a.attnum > 0
                    and not a.attisdropped
                    and (line.columns = '*' or a.attname = any (string_to_array(line.columns, ' ')))
            loop
                execute format(
                    'comment on column %I.%I is %L',
                    line.table_name,
                    spoken.attname,
                    concat_ws(
                        E'\n',
                        'retention: ' || line.retention || '; subject: ' || line.subject,
                        -- what was said before
                        nullif(regexp_replace(spoken.said, '^retention: [^\n]*\n?', ''), '')));
                found := found + 1;
            end loop;
        end;
        if found = 0 or line.columns <> '*' and found <> cardinality(string_to_array(line.columns, ' ')) then
            raise exception 'no such columns of %: %', line.table_name, line.columns;
        end if;
    end loop;
end
$$;

comment on column export_state.looked_at is E'retention: replaced; subject: nobody\nwhen an instance last saw whether it is out of date';
comment on column export_state.making_until is E'retention: replaced; subject: nobody\nuntil then no other instance makes one';
comment on column export_state.made is E'retention: replaced; subject: nobody\nthe newest, with the hashes of its files';
comment on column export_state.shown is E'retention: replaced; subject: nobody\nthe newest of which the register says so';
comment on column contradicting_head.is_shown is 'retention: always; subject: nobody
Whether a witness showed it.';
comment on column export_state.making_token is E'retention: replaced; subject: nobody\ndrawn by the instance that makes one; null while none does';
comment on column mail_stop.stop_id is E'retention: withdrawal; subject: reader of mail\ndrawn; says nothing of the address, nor of when';
comment on column amendement.written_with is 'retention: official; subject: nobody';
comment on column amendement.debat_on is 'retention: official; subject: nobody';
comment on column amendement.rapporteur_uid is 'retention: official; subject: deputy';
comment on column scrutin_public.head_sha256 is E'retention: official; subject: nobody\nas it was imported';
comment on column scrutin_public.votes_sha256 is E'retention: official; subject: nobody\nas it was imported';
comment on column filing.question_sha256 is e'retention: replaced; subject: nobody\nthe text that was classified; null for what followed the merge of two themes';
comment on column petition_event.existing_id is 'retention: always; subject: nobody';
comment on column scrutin_public.is_altered is E'retention: official; subject: nobody\nwhether the last look found it not as it was imported';
comment on column crowd.urn_id is 'retention: always; subject: nobody';
comment on column crowd.size is 'retention: always; subject: nobody';
comment on column crowd.origins is 'retention: always; subject: nobody';
comment on column crowd.pour is 'retention: always; subject: nobody';
comment on column crowd.contre is 'retention: always; subject: nobody';
comment on column crowd.abstention is 'retention: always; subject: nobody';
comment on column crowd.signatures is 'retention: always; subject: nobody';
comment on column crowd_vote.urn_id is 'retention: withdrawal; subject: voter or signatory';
comment on column crowd_vote.leaf_index is 'retention: withdrawal; subject: voter or signatory';
comment on column crowd_vote.crowd is 'retention: withdrawal; subject: voter or signatory';
comment on column scheduled_closing.scrutin_uid is 'retention: until due_at; subject: nobody';
comment on column scheduled_closing.due_at is 'retention: until due_at; subject: nobody';
comment on column handed_scrutin.scrutin_uid is 'retention: replaced; subject: colleague';
comment on column handed_scrutin.moderator_id is 'retention: replaced; subject: colleague';
comment on column handed_scrutin.expires_at is 'retention: replaced; subject: colleague';
