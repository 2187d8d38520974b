"""follow clients: coaches, groups, clients, notes, mails"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coaches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("tf_counter", sa.Integer(), nullable=True),
        sa.Column("mf_recovery_codes", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("notified", sa.Boolean(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("booking_url", sa.String(length=500), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_hash", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coaches")),
        sa.UniqueConstraint("email", name=op.f("uq_coaches_email")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("welcome", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("paused_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coaches.id"], name=op.f("fk_groups_coach_id_coaches"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("code", name=op.f("uq_groups_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_groups_coach_id"), "groups", ["coach_id"])

    op.create_table(
        "sign_ins",
        sa.Column("sid_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coaches.id"], name=op.f("fk_sign_ins_coach_id_coaches"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sid_hash", name=op.f("pk_sign_ins")),
    )
    op.create_index(op.f("ix_sign_ins_coach_id"), "sign_ins", ["coach_id"])

    op.create_table(
        "suppressions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=True),
        sa.Column("coach_hash", sa.String(length=32), nullable=True),
        sa.Column("address_hash", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coaches.id"], name=op.f("fk_suppressions_coach_id_coaches"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppressions")),
        sa.UniqueConstraint("coach_id", "address_hash", name=op.f("uq_suppressions_coach_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_suppressions_coach_hash"), "suppressions", ["coach_hash"])
    op.create_table(
        "clients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_at", sa.DateTime(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=True),
        sa.Column("shares", sa.Boolean(), nullable=False),
        sa.Column("shares_answers", sa.Boolean(), nullable=False),
        sa.Column("shares_journal", sa.Boolean(), nullable=False),
        sa.Column("shares_since", sa.DateTime(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("completions", sa.Integer(), nullable=False),
        sa.Column("completed_at", sa.DateTime(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("first_index", sa.Integer(), nullable=True),
        sa.Column("first_brand", sa.Integer(), nullable=True),
        sa.Column("first_people", sa.Integer(), nullable=True),
        sa.Column("first_insights", sa.Integer(), nullable=True),
        sa.Column("first_relationships", sa.Integer(), nullable=True),
        sa.Column("first_messaging", sa.Integer(), nullable=True),
        sa.Column("first_activity", sa.Integer(), nullable=True),
        sa.Column("first_quality", sa.Integer(), nullable=True),
        sa.Column("last_index", sa.Integer(), nullable=True),
        sa.Column("last_brand", sa.Integer(), nullable=True),
        sa.Column("last_people", sa.Integer(), nullable=True),
        sa.Column("last_insights", sa.Integer(), nullable=True),
        sa.Column("last_relationships", sa.Integer(), nullable=True),
        sa.Column("last_messaging", sa.Integer(), nullable=True),
        sa.Column("last_activity", sa.Integer(), nullable=True),
        sa.Column("last_quality", sa.Integer(), nullable=True),
        sa.Column("week", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coaches.id"], name=op.f("fk_clients_coach_id_coaches"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_clients_group_id_groups"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_clients_space_id_spaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("coach_id", "email", name=op.f("uq_clients_coach_id")),
        sa.UniqueConstraint("space_id", "group_id", name=op.f("uq_clients_space_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_clients_by_age", "clients", ["coach_id", "archived", "state_at", "id"])
    for figure in ("index", "brand", "people", "insights", "relationships", "messaging"):
        op.create_index(f"ix_clients_by_{figure}", "clients", ["coach_id", "archived", f"last_{figure}", "id"])
    op.create_index("ix_clients_by_name", "clients", ["coach_id", "archived", "name_key", "id", "email"])
    op.create_index("ix_clients_by_state", "clients", ["coach_id", "archived", "state", "state_at"])
    op.create_index("ix_clients_of_group", "clients", ["group_id", "archived", "name_key", "id"])
    unseen = sa.text("completed_at IS NOT NULL AND seen_at IS NULL")
    op.create_index(
        "ix_clients_unseen",
        "clients",
        ["coach_id", "archived", "state_at"],
        sqlite_where=unseen,
        postgresql_where=unseen,
    )

    op.create_table(
        "mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("coach_id", sa.Integer(), nullable=True),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("space_id", sa.String(length=32), nullable=True),
        sa.Column("once", sa.String(length=80), nullable=True),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=True),
        sa.Column("address_hash", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("queued_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.Column("claimed_by", sa.String(length=32), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_mails_client_id_clients"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["coaches.id"], name=op.f("fk_mails_coach_id_coaches"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_mails_space_id_spaces"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
        sa.UniqueConstraint("once", name=op.f("uq_mails_once")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_mails_client_id"), "mails", ["client_id"])
    op.create_index("ix_mails_of_coach", "mails", ["coach_id", "due_at"])
    op.create_index("ix_mails_of_day", "mails", ["coach_id", "claimed_at"])
    op.create_index(op.f("ix_mails_space_id"), "mails", ["space_id"])
    op.create_index("ix_mails_to_address", "mails", ["address_hash", "ended_at"])
    op.create_index("ix_mails_to_send", "mails", ["state", "due_at"])

    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.String(length=64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_notes_client_id_clients"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_client_id"), "notes", ["client_id"])

    op.add_column("spaces", sa.Column("email", sa.String(length=254), nullable=True))
    op.add_column("spaces", sa.Column("followed", sa.String(length=8), nullable=True))
    op.add_column("spaces", sa.Column("noticed_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_spaces_email"), "spaces", ["email"])


def downgrade() -> None:
    with op.batch_alter_table("spaces") as batch_op:
        batch_op.drop_index(batch_op.f("ix_spaces_email"))
        for column in ("noticed_on", "followed", "email"):
            batch_op.drop_column(column)
    for table in ("notes", "mails", "clients", "suppressions", "sign_ins", "groups", "coaches"):
        op.drop_table(table)
