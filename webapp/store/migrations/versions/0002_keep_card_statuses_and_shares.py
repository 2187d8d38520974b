"""keep card statuses and shares"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "card_statuses",
        sa.Column("space_id", sa.String(length=32), nullable=False),
        sa.Column("card_id", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("useful", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_card_statuses_space_id_spaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("space_id", "card_id", name=op.f("pk_card_statuses")),
    )
    op.create_table(
        "shares",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("link_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("with_answers", sa.Boolean(), nullable=False),
        sa.Column("shared_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_shares_audit_id_audits"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_shares")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_shares_link_hash")),
    )


def downgrade() -> None:
    op.drop_table("shares")
    op.drop_table("card_statuses")
