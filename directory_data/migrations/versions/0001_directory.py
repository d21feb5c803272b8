"""The directory: releases and versioned records."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "release",
        sa.Column("number", sa.Integer(), autoincrement=False, primary_key=True),
        sa.Column("published_at", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    _versioned("organization", sa.Column("name", sa.String(), nullable=False))
    _versioned(
        "service",
        sa.Column("organization_id", sa.String(160), nullable=False, index=True),
        sa.Column("standing", sa.String(16), nullable=False, index=True),
        sa.Column("status", sa.String(16), nullable=False),
    )
    _versioned(
        "location",
        sa.Column("place", sa.String(120), nullable=True, index=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
    )
    _versioned(
        "service_at_location",
        sa.Column("service_id", sa.String(160), nullable=False, index=True),
        sa.Column("location_id", sa.String(160), nullable=False, index=True),
    )


def _versioned(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(160), primary_key=True),
        sa.Column("since", sa.Integer(), sa.ForeignKey("release.number"), primary_key=True),
        sa.Column("until", sa.Integer(), sa.ForeignKey("release.number"), nullable=True, index=True),
        sa.Column("body", sa.JSON(), nullable=False),
        *columns,
    )


def downgrade() -> None:
    for name in ("service_at_location", "location", "service", "organization", "release"):
        op.drop_table(name)
