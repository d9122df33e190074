-- A status names a message by the provider's number alone, or by ours; both are looked up with every webhook.
CREATE INDEX outbox_number ON outbox (channel_id, provider_id) WHERE provider_id IS NOT NULL;
