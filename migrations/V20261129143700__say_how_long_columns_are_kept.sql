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
            ('service_day', '*', 'P90D after day', 'nobody'),
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
            ('moderator_told', '*', 'replaced', 'colleague'),
            ('moderator_totp', '*', 'account', 'colleague'),
            ('sign_in_failure', '*', 'P1D after last_at', 'visitor'),
            ('sign_in_link', '*', 'until expires_at', 'colleague'),
            ('spent_challenge', '*', 'until expires_at', 'nobody'),
            ('joint_act', '*', 'always', 'colleague'),
            ('joint_act', 'leaf_index', 'P7D after proposed_at', 'voter'),
            ('audit_entry', '*', 'always', 'colleague'),
            ('audit_head', '*', 'replaced', 'nobody'),
            ('moderation_lock', '*', 'replaced', 'colleague'),
            ('petition_lock', '*', 'replaced', 'colleague'),
            ('petition_opinion', '*', 'always', 'colleague'),
            ('saved_view', '*', 'account', 'colleague'),
            ('scrutin_charge', '*', 'replaced', 'colleague'),

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
            ('asked_mark', '*', 'P3D after day', 'signatory'),
            ('day_pressure', '*', 'always', 'nobody'),
            ('quarantine', '*', 'always', 'nobody'),
            ('quarantine', 'network', 'P3D after day', 'visitor'),
            ('set_aside', '*', 'always', 'colleague'),
            ('set_aside', 'mark', 'P3D after mark_day', 'visitor'),
            ('set_aside', 'last_voter', 'replaced', 'voter or signatory'),

            ('scrutin', '*', 'always', 'nobody'),
            ('hiding', '*', 'always', 'nobody'),
            ('closing', '*', 'always', 'nobody'),
            ('closing_notice', '*', 'always', 'nobody'),
            ('scheduled_act', '*', 'until due_at', 'nobody'),
            ('ballot', '*', 'withdrawal', 'voter'),
            ('ballot_request', '*', 'P3D after day', 'voter'),
            ('ballot_aside', '*', 'decision', 'voter'),
            ('spent_proof', '*', 'PT1H after expires_at', 'visitor'),

            ('theme', '*', 'always', 'nobody'),
            ('theme_slug', '*', 'always', 'nobody'),
            ('scrutin_theme', '*', 'replaced', 'nobody'),
            ('classification', '*', 'always', 'colleague'),
            ('untold_filing', '*', 'until tell_after', 'nobody'),
            ('second_reading', '*', 'always', 'colleague'),
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
            ('webhook', '*', 'always', 'nobody'),
            ('webhook', 'created_by', 'always', 'colleague'),
            ('webhook_delivery', '*', 'P30D after created_at', 'nobody'),
            ('webhook_event', '*', 'P30D after occurred_at', 'nobody'),
            ('webhook_threshold', '*', 'always', 'nobody'),
            ('webhook_watch', '*', 'replaced', 'nobody'),

            ('request_hour', '*', 'P7D after hour', 'nobody'),

            ('export_state', '*', 'replaced', 'nobody'),
            ('export_dump', '*', 'always', 'nobody'),
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
