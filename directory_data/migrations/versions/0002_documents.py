"""HSDS documents: what is exchanged and served; a release says whose records it replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("release", sa.Column("source", sa.String(80), nullable=False, server_default="curated"))
    reference = sa.ForeignKey("release.number")
    op.create_table(
        "document",
        sa.Column("kind", sa.String(24), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("since", sa.Integer(), reference, primary_key=True),
        sa.Column("until", sa.Integer(), sa.ForeignKey("release.number"), nullable=True),
        sa.Column("source", sa.String(80), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("modified", sa.String(24), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=True),
        sa.Column("service_id", sa.String(36), nullable=True),
        sa.Column("location_id", sa.String(36), nullable=True),
        sa.Column("parent_id", sa.String(36), nullable=True),
        sa.Column("taxonomy_id", sa.String(36), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_document_living", "document", ["kind", "id", "since", "until"])
    op.create_index("ix_document_source", "document", ["source", "until"])
    for column in ("organization_id", "service_id", "location_id"):
        given = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_document_{column}", "document", [column], sqlite_where=given, postgresql_where=given
        )
    op.create_table(
        "document_term",
        sa.Column("term_id", sa.String(36), primary_key=True),
        sa.Column("kind", sa.String(24), primary_key=True),
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("since", sa.Integer(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("document_term")
    op.drop_table("document")
    with op.batch_alter_table("release") as batch:
        batch.drop_column("source")
